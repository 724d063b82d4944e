package org.millrace.platform.command;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Sends messages and tells when the broker has them on disk. It confirms each by itself, and what comes in meanwhile does
 * not wait for that: so a flood shares the broker's writes, and a message waits for nobody.
 */
public final class DurableSender implements AutoCloseable {

    /** Makes the message with the session that will send it. */
    @FunctionalInterface
    public interface Draft {
        Message in(Session session) throws JMSException;
    }

    private static final Logger LOG = Logger.getLogger(DurableSender.class);

    private static final int BATCH = 200;

    /** So many on their way are a flood: then those that come within a moment go together, and wake the broker once. */
    private static final int FLOOD = 8;

    private static final long MOMENT_NS = 500_000;

    /** No request hangs on the broker. */
    private static final long PATIENCE_MS = 2_500;

    private final ConnectionFactory connections;
    private final BlockingQueue<PendingSend> pending = new LinkedBlockingQueue<>();
    private Thread writer;
    private volatile boolean closed;

    /** @param connections of Artemis, with a confirmation window */
    public DurableSender(ConnectionFactory connections) {
        this.connections = connections;
    }

    /** @throws IllegalStateException if the connections would confirm what the broker has not stored */
    public void start(ThreadFactory threads) {
        SenderLine.requireConfirmations(connections);
        writer = threads.newThread(this::writeUntilClosed);
        writer.start();
    }

    /**
     * @param queue the address, exactly
     * @return completes when the broker has the message; with {@link BrokerUnavailable} if it did not confirm it in time,
     *     which it may have done all the same. What goes on then does so in the thread that brings the confirmations, and
     *     must not make it wait.
     */
    public CompletionStage<Void> send(String queue, Draft draft) {
        PendingSend send = new PendingSend(queue, draft);
        pending.add(send);
        return send.confirmation().orTimeout(PATIENCE_MS, TimeUnit.MILLISECONDS).exceptionally(failure -> {
            throw new BrokerUnavailable(failure);
        });
    }

    /**
     * Waits for what {@link #send} returns.
     *
     * @throws BrokerUnavailable if the broker did not confirm the message in time
     */
    public void sendAndWait(String queue, Draft draft) {
        try {
            send(queue, draft).toCompletableFuture().join();
        } catch (CompletionException failure) {
            throw new BrokerUnavailable(failure.getCause());
        }
    }

    @Override
    public void close() {
        closed = true;
        if (writer != null) {
            writer.interrupt();
        }
    }

    private void writeUntilClosed() {
        List<PendingSend> batch = new ArrayList<>();
        try (SenderLine line = new SenderLine(connections)) {
            while (!closed) {
                batch.add(pending.take());
                pending.drainTo(batch, BATCH - 1);
                // nobody waits any more for what was given up
                batch.removeIf(send -> send.confirmation().isDone());
                write(batch, line);
                batch.clear();
                if (line.onTheirWay() >= FLOOD) {
                    LockSupport.parkNanos(MOMENT_NS);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<PendingSend> batch, SenderLine line) throws InterruptedException {
        try {
            line.write(batch);
        } catch (SenderLine.BrokenDraft broken) {
            if (broken.getCause() instanceof JMSException) {
                // it may also be the line that is broken; otherwise what is on its way there has nothing to do with it
                line.close();
            }
            broken.send().confirmation().completeExceptionally(broken.getCause());
            batch.remove(broken.send());
            write(batch, line);
        } catch (JMSException | RuntimeException failure) {
            LOG.debugf(failure, "The broker may not have got %d messages", batch.size());
            // a line that has failed once is not used again
            line.close();
            batch.forEach(send -> send.confirmation().completeExceptionally(failure));
        }
    }
}
