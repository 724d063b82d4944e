package org.millrace.fulfilment.consumer;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.jboss.ejb3.annotation.ResourceAdapter;
import org.millrace.fulfilment.FulfilmentInbox;
import org.millrace.platform.inbox.EventConsumer;

/**
 * Listens to Sales by the durable subscription that Fulfilment owns on its topic: nothing is missed while Fulfilment is
 * away. Events about one order come one after the other, others side by side.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "sales.events::fulfilment.inbox"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "8")
        })
@ResourceAdapter("subscriptions")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SalesEventConsumer implements MessageListener {

    @Inject
    private EventConsumer consumer;

    @Inject
    private FulfilmentInbox inbox;

    @Override
    public void onMessage(Message message) {
        consumer.consume(message, inbox.handlers());
    }
}
