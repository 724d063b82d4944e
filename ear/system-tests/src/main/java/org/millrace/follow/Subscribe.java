package org.millrace.follow;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.millrace.client.Complaint;
import org.millrace.client.Credentials;
import org.millrace.client.Tool;

/**
 * A subscriber of a context's topic: durable, so that it misses nothing while it is stopped, and each event acknowledged
 * once it is written. Ends on Ctrl-C or after {@code -Dfollow.idle} seconds without an event.
 */
public final class Subscribe {
    private Subscribe() {}

    public static void main(String[] args) {
        Tool.run(() -> {
            String topic = Tool.option("follow.context", "sales") + ".events";
            String broker = Tool.option("follow.broker", "tcp://localhost:61616");
            Credentials credentials = Credentials.ofThisRun();
            try (var factory =
                            new ActiveMQConnectionFactory(broker + "?reconnectAttempts=-1&initialConnectAttempts=1");
                    JMSContext context = factory.createContext(
                            credentials.get("INTEGRATOR_USER"),
                            credentials.get("INTEGRATOR_PASSWORD"),
                            JMSContext.CLIENT_ACKNOWLEDGE)) {
                context.setClientID(Tool.option("follow.client", "millrace-subscriber"));
                follow(context, topic);
            } catch (JMSRuntimeException e) {
                throw new Complaint("no subscription to " + topic + " at " + broker + ": " + e.getMessage());
            }
            return true;
        });
    }

    private static void follow(JMSContext context, String topic) throws Exception {
        Output output = new Output();
        long idle = Tool.number("follow.idle", 0, 0) * 1000L;
        try (var consumer = context.createDurableConsumer(context.createTopic(topic), topic)) {
            // an idle time of 0 is JMS's own way to wait without end
            for (Message message; (message = consumer.receive(idle)) != null; ) {
                output.write(
                        attribute(message, "sequence"),
                        attribute(message, "id"),
                        attribute(message, "type"),
                        attribute(message, "subject"));
                message.acknowledge();
            }
        }
    }

    private static String attribute(Message message, String name) throws JMSException {
        return message.getStringProperty("cloudEvents_" + name);
    }
}
