package org.millrace.platform.command;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * Carries one batch at a time, in the order of what was added. Its session and producers are kept and used again: to
 * open one, or to ask the broker for the queue with every message, would cost more than the send. All but {@link #add} is
 * for one thread.
 */
final class SenderLine implements AutoCloseable {

    private static final int BATCH = 100;

    /** More than can be sent while anyone waits for it. */
    private static final int PENDING = 5_000;

    private final ConnectionFactory connections;
    private final Runnable free;
    private final BlockingQueue<PendingSend> pending = new LinkedBlockingQueue<>(PENDING);
    private final Map<String, MessageProducer> producers = new HashMap<>();
    private volatile boolean busy;
    private volatile boolean broken;
    private Connection connection;
    private Session session;

    /** @param free told, by any thread, when the line has something to send and could */
    SenderLine(ConnectionFactory connections, Runnable free) {
        this.connections = connections;
        this.free = free;
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

    /** @return false if too many wait already */
    boolean add(PendingSend send) {
        return pending.offer(send);
    }

    /**
     * Sends what waits, unless something is on its way, and does not wait for the answers.
     *
     * @return whether there was something to send
     */
    boolean write() {
        if (busy) {
            return false;
        }
        List<PendingSend> next = new ArrayList<>();
        pending.drainTo(next, BATCH);
        if (next.isEmpty()) {
            return false;
        }
        // nobody waits any more for what was given up
        next.removeIf(send -> send.confirmation().isDone());
        if (!next.isEmpty()) {
            write(new Batch(next));
        }
        return true;
    }

    private void write(Batch batch) {
        busy = true;
        batch.answered().whenComplete((all, failure) -> {
            // Artemis' client may hand a refusal once more to whoever waits next for an answer on the same session
            if (failure != null || batch.refused()) {
                broken = true;
            }
            busy = false;
            if (!pending.isEmpty()) {
                free.run();
            }
            batch.settle(failure);
        });
        try {
            open();
            for (Batch.Item item : batch.make(session)) {
                producer(item.queue()).send(item.message(), item);
            }
        } catch (JMSException | RuntimeException | Error failure) {
            // want of memory too is told to those who wait, and the next are sent all the same
            batch.answered().completeExceptionally(failure);
        }
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

    /** What has failed once is not used again. */
    private void open() throws JMSException {
        if (broken) {
            close();
        }
        if (connection == null) {
            broken = false;
            connection = connections.createConnection();
            connection.setExceptionListener(ended -> broken = true);
            session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
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
