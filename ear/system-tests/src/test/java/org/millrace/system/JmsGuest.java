package org.millrace.system;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Topic;
import java.time.Duration;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Speaks whatever its connection factory speaks. */
final class JmsGuest implements Guest {

    private final ConnectionFactory connections;
    private final String user;
    private final String password;

    JmsGuest(ConnectionFactory connections, String user, String password) {
        this.connections = connections;
        this.user = user;
        this.password = password;
    }

    @Override
    public Listener listens(Subscription subscription) {
        return opens(session -> {
            identify(session, subscription);
            return consumer(session, subscription);
        });
    }

    @Override
    public Listener reads(String queue) {
        return opens(session -> session.createConsumer(session.createQueue(queue)));
    }

    @Override
    public void unsubscribes(Subscription subscription) {
        try (JMSContext session = connects()) {
            identify(session, subscription);
            session.unsubscribe(subscription.name());
        }
    }

    @Override
    public void publishes(String topic, String text) {
        sends(session -> session.createTopic(topic), text);
    }

    @Override
    public void commands(String queue, String text) {
        sends(session -> session.createQueue(queue), text);
    }

    private void sends(Function<JMSContext, Destination> destination, String text) {
        try (JMSContext session = connects()) {
            session.createProducer().send(destination.apply(session), text);
        } catch (JMSSecurityRuntimeException refused) {
            throw new Refused(refused);
        }
    }

    private Listener opens(Function<JMSContext, JMSConsumer> consumer) {
        JMSContext session = connects();
        try {
            return new JmsListener(session, consumer.apply(session));
        } catch (JMSRuntimeException failure) {
            session.close();
            throw failure instanceof JMSSecurityRuntimeException ? new Refused(failure) : failure;
        }
    }

    private JMSContext connects() {
        try {
            return connections.createContext(user, password);
        } catch (JMSSecurityRuntimeException refused) {
            throw new Refused(refused);
        }
    }

    private static void identify(JMSContext session, Subscription subscription) {
        if (subscription.client() != null) {
            session.setClientID(subscription.client());
        }
    }

    private static JMSConsumer consumer(JMSContext session, Subscription subscription) {
        Topic topic = session.createTopic(subscription.topic());
        String name = subscription.name();
        String selector = subscription.selector();
        return switch (subscription.kind()) {
            case PLAIN -> session.createConsumer(topic, selector);
            case DURABLE -> session.createDurableConsumer(topic, name, selector, false);
            case SHARED -> session.createSharedConsumer(topic, name, selector);
            case SHARED_DURABLE -> session.createSharedDurableConsumer(topic, name, selector);
        };
    }

    private record JmsListener(JMSContext session, JMSConsumer consumer) implements Listener {

        @Override
        public Heard next(Duration patience) {
            try {
                Message message = consumer.receive(patience.toMillis());
                return message == null ? null : heard(message);
            } catch (JMSException failure) {
                throw new AssertionError(failure);
            }
        }

        private static Heard heard(Message message) throws JMSException {
            return new Heard(
                    attributes(message),
                    message.getJMSType(),
                    message.getJMSCorrelationID(),
                    message.getStringProperty("JMSXGroupID"),
                    message.getBody(String.class));
        }

        private static Map<String, String> attributes(Message message) throws JMSException {
            Map<String, String> attributes = new HashMap<>();
            for (Enumeration<?> names = message.getPropertyNames(); names.hasMoreElements(); ) {
                String name = (String) names.nextElement();
                if (name.startsWith(Heard.PREFIX)) {
                    attributes.put(name.substring(Heard.PREFIX.length()), message.getStringProperty(name));
                }
            }
            return attributes;
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
