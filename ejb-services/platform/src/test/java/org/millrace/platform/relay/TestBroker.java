package org.millrace.platform.relay;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** The real broker, in this process and in memory, with a subscriber of the topic. */
final class TestBroker implements AutoCloseable {

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final ActiveMQConnectionFactory connections;
    private final JMSContext subscriber;
    private final List<String> received = new CopyOnWriteArrayList<>();

    TestBroker() throws Exception {
        broker.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .addAcceptorConfiguration("vm", "vm://0"));
        broker.start();
        connections = new ActiveMQConnectionFactory("vm://0");
        subscriber = connections.createContext();
        subscriber
                .createConsumer(subscriber.createTopic(Node.TOPIC))
                .setMessageListener(message -> received.add(id(message)));
    }

    ConnectionFactory connections() {
        return connections;
    }

    /** The ids of the events that arrived, in their order. */
    List<String> arrivals() {
        return List.copyOf(received);
    }

    /** The ids of the events that arrived, in the order in which each came for the first time. */
    List<String> firstArrivals() {
        return received.stream().distinct().toList();
    }

    @Override
    public void close() throws Exception {
        subscriber.close();
        connections.close();
        broker.stop();
    }

    private static String id(Message message) {
        try {
            return message.getStringProperty("cloudEvents_id");
        } catch (JMSException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
