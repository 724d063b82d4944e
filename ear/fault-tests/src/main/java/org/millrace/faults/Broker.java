package org.millrace.faults;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueRequestor;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.millrace.launcher.Caller;

/** The broker as an operator reaches it, who alone may touch the private queues. */
final class Broker {
    static final List<String> DEAD_LETTERS =
            List.of("sales.commands.dead", "sales.inbox.dead", "fulfilment.commands.dead", "fulfilment.inbox.dead");
    static final List<String> WORK =
            List.of("sales.commands", "fulfilment.commands", "fulfilment.inbox", "sales.inbox");

    private final Rig rig;

    Broker(Rig rig) {
        this.rig = rig;
    }

    /** How many messages are in each queue, those included that a consumer has and did not acknowledge. */
    Map<String, Integer> depths(List<String> queues) {
        return with(session -> {
            QueueRequestor management = new QueueRequestor(session, session.createQueue("activemq.management"));
            Map<String, Integer> depths = new LinkedHashMap<>();
            for (String queue : queues) {
                Message question = session.createMessage();
                JMSManagementHelper.putAttribute(question, ResourceNames.QUEUE + queue, "messageCount");
                depths.put(queue, number(management.request(question)));
            }
            return depths;
        });
    }

    /** Something that no consumer can read. */
    void poison(String queue) {
        with(session -> {
            Queue destination = session.createQueue(queue);
            session.createProducer(destination).send(session.createTextMessage("no command at all"));
            return null;
        });
    }

    private static int number(Message answer) {
        try {
            return ((Number) JMSManagementHelper.getResult(answer)).intValue();
        } catch (Exception e) {
            throw new IllegalStateException("The broker does not tell how much waits", e);
        }
    }

    private interface Work<T> {
        T on(QueueSession session) throws JMSException;
    }

    private <T> T with(Work<T> work) {
        try (ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(
                        "tcp://localhost:" + rig.ports().messaging());
                QueueConnection connection = connections.createQueueConnection(
                        rig.credentials().user(Caller.OPS), rig.credentials().password(Caller.OPS))) {
            connection.start();
            return work.on(connection.createQueueSession(false, Session.AUTO_ACKNOWLEDGE));
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}
