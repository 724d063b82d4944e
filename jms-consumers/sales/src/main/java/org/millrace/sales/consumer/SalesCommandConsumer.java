package org.millrace.sales.consumer;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.jboss.ejb3.annotation.ResourceAdapter;
import org.millrace.platform.operation.CommandConsumer;
import org.millrace.sales.SalesCommands;

/**
 * Takes the accepted commands at the pace that the database allows. The transaction is begun inside: a message is
 * acknowledged after its work is committed, and one that comes again is found done.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "sales.commands"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "60")
        })
@ResourceAdapter("commands")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SalesCommandConsumer implements MessageListener {

    @Inject
    private CommandConsumer consumer;

    @Inject
    private SalesCommands commands;

    @Override
    public void onMessage(Message message) {
        consumer.consumeTogether(message, commands.handlers());
    }
}
