package org.millrace.platform.command;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * A session with its producers, kept and used again: to open one, or to ask the broker for the queue with every message,
 * would cost more than the send. For one thread.
 */
final class SenderLine implements AutoCloseable {

    /** One of the messages could not be made, so none of them was sent. */
    static final class BrokenDraft extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient PendingSend send;

        BrokenDraft(PendingSend send, Exception cause) {
            super(cause);
            this.send = send;
        }

        PendingSend send() {
            return send;
        }
    }

    /** So many may be on their way: what was not handed to a broker that hangs is surely not stored. */
    private static final int WINDOW = 400;

    private final ConnectionFactory connections;
    private final Map<String, MessageProducer> producers = new HashMap<>();
    private final Semaphore window = new Semaphore(WINDOW);
    private volatile Connection suspect;
    private Connection connection;
    private Session session;

    SenderLine(ConnectionFactory connections) {
        this.connections = connections;
    }

    /**
     * Artemis' client without a confirmation window confirms a message as soon as it is on its way.
     *
     * @throws IllegalStateException if this factory is one of those
     */
    static void requireConfirmations(ConnectionFactory connections) {
        if (!(connections instanceof ActiveMQConnectionFactory artemis) || artemis.getConfirmationWindowSize() <= 0) {
            throw new IllegalStateException(
                    "The connection factory by which commands are accepted must be one of Artemis,"
                            + " not pooled, with a confirmation-window-size: without it nobody knows what is stored");
        }
    }

    /**
     * Sends them; the broker's confirmation, or its refusal, completes each.
     *
     * @throws JMSException if some of them, unknown which, were not sent
     */
    void write(List<PendingSend> sends) throws JMSException, BrokenDraft, InterruptedException {
        if (sends.isEmpty()) {
            return;
        }
        if (connection != null && connection == suspect) {
            close();
        }
        if (connection == null) {
            connection = connections.createConnection();
            session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        }
        // all are made before the first is sent: broker and client then work through them without pauses between
        List<Message> messages = new ArrayList<>(sends.size());
        for (PendingSend send : sends) {
            try {
                messages.add(send.draft().in(session));
            } catch (JMSException | RuntimeException broken) {
                throw new BrokenDraft(send, broken);
            }
        }
        for (int i = 0; i < messages.size(); i++) {
            send(sends.get(i), messages.get(i));
        }
    }

    /** How many messages the broker was sent and has not confirmed. */
    int onTheirWay() {
        return WINDOW - window.availablePermits();
    }

    @Override
    public void close() {
        producers.clear();
        if (connection != null) {
            try {
                connection.close();
            } catch (JMSException alreadyGone) {
                // it is closed because it does not work: that closing does not work either says nothing new
            }
            connection = null;
        }
    }

    private void send(PendingSend send, Message message) throws JMSException, InterruptedException {
        Connection used = connection;
        window.acquire();
        send.confirmation().whenComplete((stored, failure) -> {
            if (failure != null) {
                suspect = used;
            }
            window.release();
        });
        if (used == suspect) {
            throw new JMSException("The broker has not confirmed what it was sent before");
        }
        producer(send.queue()).send(message, send);
    }

    private MessageProducer producer(String queue) throws JMSException {
        MessageProducer known = producers.get(queue);
        if (known == null) {
            known = session.createProducer(session.createQueue(queue));
            known.setDeliveryMode(DeliveryMode.PERSISTENT);
            producers.put(queue, known);
        }
        return known;
    }
}
