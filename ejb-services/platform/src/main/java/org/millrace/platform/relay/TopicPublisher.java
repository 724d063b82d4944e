package org.millrace.platform.relay;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.util.List;
import org.millrace.platform.event.CloudEventAttributes;
import org.millrace.platform.event.LoggedEvent;

/**
 * Sends events to the context's topic in one transacted session, in order. The attributes travel as properties with the
 * prefix {@code cloudEvents_} (CloudEvents AMQP binding, for JMS), so that selectors work.
 */
final class TopicPublisher implements AutoCloseable {

    private final ConnectionFactory connections;
    private final String address;
    private final CloudEventAttributes attributes;
    private JMSContext session;
    private JMSProducer producer;
    private Topic topic;

    TopicPublisher(ConnectionFactory connections, String address, CloudEventAttributes attributes) {
        this.connections = connections;
        this.address = address;
        this.attributes = attributes;
    }

    /**
     * All of them or none, unless it throws: then nobody knows.
     *
     * @throws JMSRuntimeException if the broker did not confirm
     */
    void publish(List<LoggedEvent> events) {
        try {
            open();
            for (LoggedEvent event : events) {
                producer.send(topic, message(event));
            }
            session.commit();
        } catch (JMSException failure) {
            close();
            throw new JMSRuntimeException(failure.getMessage(), failure.getErrorCode(), failure);
        } catch (RuntimeException | Error failure) {
            close();
            throw failure;
        }
    }

    @Override
    public void close() {
        if (session != null) {
            try {
                session.close();
            } catch (JMSRuntimeException alreadyGone) {
                // closed because it no longer works: nothing else can be done with it
            }
            session = null;
        }
    }

    private void open() {
        if (session == null) {
            session = connections.createContext(JMSContext.SESSION_TRANSACTED);
            producer = session.createProducer();
            topic = session.createTopic(address);
        }
    }

    private TextMessage message(LoggedEvent event) throws JMSException {
        TextMessage message = session.createTextMessage(event.data());
        message.setJMSType(event.type());
        message.setJMSCorrelationID(event.correlationId());
        message.setStringProperty("JMSXGroupID", event.subject());
        message.setStringProperty("_AMQ_DUPL_ID", event.id());
        attributes.of(event).forEach((name, value) -> {
            try {
                message.setStringProperty("cloudEvents_" + name, value);
            } catch (JMSException failure) {
                throw new JMSRuntimeException(failure.getMessage(), failure.getErrorCode(), failure);
            }
        });
        return message;
    }
}
