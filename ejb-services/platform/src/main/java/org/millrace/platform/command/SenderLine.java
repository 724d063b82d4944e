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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Sends in the order of what was added, all that has gathered in one transaction of the broker: nobody waits for another
 * answer than that of the commit, and what the broker refuses undoes the whole. Session and producers are kept and used
 * again: to open one, or to ask the broker for the queue with every message, would cost more than the send.
 */
final class SenderLine {

    private static final int BATCH = 200;

    /** A slow disk too has stored so much before those who wait give up; more would be sent again and again. */
    private static final int BATCH_BYTES = 4 << 20;

    /** What a flood brings beyond this is refused at once: bodies that wait take the memory of those that are being sent. */
    private static final int PENDING = 5_000;

    private final ConnectionFactory connections;
    private final BlockingQueue<PendingSend> pending = new LinkedBlockingQueue<>(PENDING);
    private final Map<String, MessageProducer> producers = new HashMap<>();
    private volatile boolean closed;
    private volatile boolean broken;
    private Connection connection;
    private Session session;

    SenderLine(ConnectionFactory connections) {
        this.connections = connections;
    }

    /** @return false if too many wait already */
    boolean add(PendingSend send) {
        return !closed && pending.offer(send);
    }

    /** Runs until after {@link #close} its thread is interrupted. */
    void writeUntilClosed() {
        try {
            while (!closed) {
                write(gather(pending.take()));
            }
        } catch (InterruptedException stopping) {
            // disconnecting would not reach the broker with an interrupt pending
        }
        disconnect();
    }

    void close() {
        closed = true;
    }

    private List<PendingSend> gather(PendingSend first) {
        List<PendingSend> batch = new ArrayList<>();
        int bytes = 0;
        for (PendingSend next = first; next != null; next = fits(batch, bytes) ? pending.poll() : null) {
            // nobody waits any more for what was given up
            if (!next.confirmation().isDone()) {
                batch.add(next);
                bytes += next.bytes();
            }
        }
        return batch;
    }

    private static boolean fits(List<PendingSend> batch, int bytes) {
        return batch.size() < BATCH && bytes < BATCH_BYTES;
    }

    private void write(List<PendingSend> batch) {
        try {
            connect();
            for (Map.Entry<PendingSend, Message> made : make(batch).entrySet()) {
                producer(made.getKey().queue()).send(made.getValue());
            }
            session.commit();
            confirm(batch);
        } catch (JMSException | RuntimeException | Error failure) {
            // want of memory too is told to those who wait, and the next are sent all the same
            broken = true;
            batch.forEach(send -> send.confirmation().completeExceptionally(failure));
        }
    }

    /**
     * All are made before the first is sent: the broker then works through them without pauses between.
     *
     * @return those to send; one that cannot be made fails alone
     */
    private Map<PendingSend, Message> make(List<PendingSend> batch) {
        Map<PendingSend, Message> made = new LinkedHashMap<>();
        for (PendingSend send : batch) {
            try {
                made.put(send, send.draft().in(session));
            } catch (JMSException | RuntimeException unfit) {
                send.confirmation().completeExceptionally(unfit);
            }
        }
        return made;
    }

    private static void confirm(List<PendingSend> stored) {
        stored.forEach(send -> send.confirmation().complete(null));
    }

    /** What has failed once is not used again. */
    private void connect() throws JMSException {
        if (broken) {
            disconnect();
        }
        if (connection == null) {
            broken = false;
            connection = connections.createConnection();
            connection.setExceptionListener(ended -> broken = true);
            session = connection.createSession(true, Session.SESSION_TRANSACTED);
        }
    }

    private void disconnect() {
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
