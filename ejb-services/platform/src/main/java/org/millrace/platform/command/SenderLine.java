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

/**
 * A transacted session with its producers, kept and used again: to open one, or to ask the broker for the queue with every
 * message, would cost more than the send. For one thread.
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

    private final ConnectionFactory connections;
    private final Map<String, MessageProducer> producers = new HashMap<>();
    private Connection connection;
    private Session session;

    SenderLine(ConnectionFactory connections) {
        this.connections = connections;
    }

    /** Returns when the broker has all of them on disk. The deadline is the connection factory's call timeout. */
    void write(List<PendingSend> sends) throws JMSException, BrokenDraft {
        if (sends.isEmpty()) {
            return;
        }
        if (connection == null) {
            connection = connections.createConnection();
            session = connection.createSession(true, Session.SESSION_TRANSACTED);
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
            producer(sends.get(i).queue()).send(messages.get(i));
        }
        session.commit();
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
