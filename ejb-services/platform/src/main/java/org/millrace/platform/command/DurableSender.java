package org.millrace.platform.command;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Sends one message at a time and returns when the broker has it on disk. Lines to a queue are kept and used again: to
 * open one, or to ask the broker for the queue with every message, would cost more than the send. The deadline is the
 * connection factory's call timeout.
 */
public final class DurableSender implements AutoCloseable {

    /** Makes the message with the session that will send it. */
    @FunctionalInterface
    public interface Draft {
        Message in(Session session) throws JMSException;
    }

    private record Line(Connection connection, Session session, MessageProducer producer) {}

    private final ConnectionFactory connections;
    private final Map<String, ConcurrentLinkedDeque<Line>> idle = new ConcurrentHashMap<>();

    public DurableSender(ConnectionFactory connections) {
        this.connections = connections;
    }

    /**
     * @param queue the address, exactly
     * @throws BrokerUnavailable if the broker did not confirm the message within the deadline
     */
    public void send(String queue, Draft draft) {
        ConcurrentLinkedDeque<Line> lines = idle.computeIfAbsent(queue, name -> new ConcurrentLinkedDeque<>());
        Line line = lines.poll();
        try {
            if (line == null) {
                line = open(queue);
            }
            line.producer.send(draft.in(line.session));
            lines.push(line);
        } catch (JMSException failure) {
            discard(line);
            throw new BrokerUnavailable(failure);
        }
    }

    @Override
    public void close() {
        idle.values().forEach(lines -> {
            for (Line line = lines.poll(); line != null; line = lines.poll()) {
                discard(line);
            }
        });
    }

    private Line open(String queue) throws JMSException {
        Connection connection = connections.createConnection();
        try {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageProducer producer = session.createProducer(session.createQueue(queue));
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            return new Line(connection, session, producer);
        } catch (JMSException failure) {
            discard(new Line(connection, null, null));
            throw failure;
        }
    }

    /** A line that has failed once is not used again. */
    private static void discard(Line broken) {
        if (broken != null) {
            try {
                broken.connection.close();
            } catch (JMSException alreadyGone) {
                // it is discarded because it does not work: that closing does not work either says nothing new
            }
        }
    }
}
