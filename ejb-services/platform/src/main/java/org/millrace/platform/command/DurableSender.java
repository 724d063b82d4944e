package org.millrace.platform.command;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Sends one message at a time and returns when the broker has it on disk. Sessions are kept and used again, since to open
 * one costs more than a send. The deadline is the connection factory's call timeout.
 */
public final class DurableSender implements AutoCloseable {

    /** Makes the message with the session that will send it. */
    @FunctionalInterface
    public interface Draft {
        Message in(JMSContext session) throws JMSException;
    }

    private record Line(JMSContext session, JMSProducer producer) {}

    private final ConnectionFactory connections;
    private final ConcurrentLinkedDeque<Line> idle = new ConcurrentLinkedDeque<>();

    public DurableSender(ConnectionFactory connections) {
        this.connections = connections;
    }

    /**
     * @param queue the address, exactly
     * @throws BrokerUnavailable if the broker did not confirm the message within the deadline
     */
    public void send(String queue, Draft draft) {
        Line line = null;
        try {
            line = line();
            line.producer.send(line.session.createQueue(queue), draft.in(line.session));
            idle.push(line);
        } catch (JMSException | JMSRuntimeException failure) {
            discard(line);
            throw new BrokerUnavailable(failure);
        }
    }

    @Override
    public void close() {
        for (Line line = idle.poll(); line != null; line = idle.poll()) {
            discard(line);
        }
    }

    private Line line() {
        Line kept = idle.poll();
        if (kept != null) {
            return kept;
        }
        JMSContext session = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE);
        return new Line(session, session.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT));
    }

    /** A session that has failed once is not used again, and the others were opened to the same broker. */
    private void discard(Line broken) {
        if (broken != null) {
            try {
                broken.session.close();
            } catch (JMSRuntimeException alreadyGone) {
                // it is discarded because it does not work: that closing does not work either says nothing new
            }
        }
    }
}
