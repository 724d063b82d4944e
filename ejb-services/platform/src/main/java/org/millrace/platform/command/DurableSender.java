package org.millrace.platform.command;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends messages and tells when the broker has them on disk. What comes in while a write is on its way goes together with
 * the next one, in one transaction of the broker: so a flood costs few writes, and a single message waits for nobody.
 */
public final class DurableSender implements AutoCloseable {

    /** Makes the message with the session that will send it. */
    @FunctionalInterface
    public interface Draft {
        Message in(Session session) throws JMSException;
    }

    private static final Logger LOG = Logger.getLogger(DurableSender.class);

    /** While one waits for the disk, the other gathers. */
    private static final int LINES = 2;

    private static final int BATCH = 200;

    /** So many are told one after the other; more would make the last of them wait. */
    private static final int TOLD_TOGETHER = 16;

    private static final int TELLERS = Math.max(2, Runtime.getRuntime().availableProcessors());

    /** No request hangs on the broker. */
    private static final long PATIENCE_MS = 2_500;

    private final ConnectionFactory connections;
    private final BlockingQueue<PendingSend> pending = new LinkedBlockingQueue<>();
    private final List<Thread> writers = new ArrayList<>();
    private ExecutorService tellers;
    private volatile boolean closed;

    public DurableSender(ConnectionFactory connections) {
        this.connections = connections;
    }

    /** @param threads also those that go on with what waited for a message to be stored: nothing else may hold them up */
    public void start(ThreadFactory threads) {
        tellers = Executors.newFixedThreadPool(TELLERS, threads);
        for (int line = 0; line < LINES; line++) {
            Thread writer = threads.newThread(this::writeUntilClosed);
            writers.add(writer);
            writer.start();
        }
    }

    /**
     * @param queue the address, exactly
     * @return completes when the broker has the message; with {@link BrokerUnavailable} if it did not confirm it in time,
     *     which it may have done all the same
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
        writers.forEach(Thread::interrupt);
        if (tellers != null) {
            tellers.shutdown();
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
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<PendingSend> batch, SenderLine line) {
        try {
            line.write(batch);
            tell(batch, null);
        } catch (SenderLine.BrokenDraft broken) {
            // it may also be the line that is broken
            line.close();
            tell(List.of(broken.send()), (Exception) broken.getCause());
            batch.remove(broken.send());
            write(batch, line);
        } catch (JMSException | RuntimeException failure) {
            LOG.debugf(failure, "The broker did not confirm %d messages", batch.size());
            // a line that has failed once is not used again
            line.close();
            tell(batch, failure);
        }
    }

    private void tell(List<PendingSend> batch, Exception failure) {
        for (int from = 0; from < batch.size(); from += TOLD_TOGETHER) {
            List<PendingSend> some = List.copyOf(batch.subList(from, Math.min(from + TOLD_TOGETHER, batch.size())));
            tellers.execute(() -> some.forEach(send -> end(send.confirmation(), failure)));
        }
    }

    private static void end(CompletableFuture<Void> confirmation, Exception failure) {
        if (failure == null) {
            confirmation.complete(null);
        } else {
            confirmation.completeExceptionally(failure);
        }
    }
}
