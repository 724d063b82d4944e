package org.millrace.platform.command;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Sends messages and tells when the broker has them on disk. A message goes at once, by itself, where a line is idle; in a
 * flood those that have gathered go together, and share the broker's writes.
 */
public final class DurableSender implements AutoCloseable {

    /** Makes the message with the session that will send it. */
    @FunctionalInterface
    public interface Draft {
        Message in(Session session) throws JMSException;
    }

    /** While one waits for the disk, the other gathers; more would only send smaller transactions. */
    private static final int LINES = 2;

    /** No request hangs on the broker. */
    private static final long PATIENCE_MS = 2_500;

    private final List<SenderLine> lines;
    private final List<Thread> writers = new ArrayList<>();

    public DurableSender(ConnectionFactory connections) {
        lines = Stream.generate(() -> new SenderLine(connections)).limit(LINES).toList();
    }

    public void start(ThreadFactory threads) {
        for (SenderLine line : lines) {
            Thread writer = threads.newThread(line::writeUntilClosed);
            writers.add(writer);
            writer.start();
        }
    }

    /**
     * @param queue the address, exactly
     * @param group messages of one stay in order
     * @param bytes of its body: what goes together is bounded
     * @return completes when the broker has the message; with {@link BrokerUnavailable} if it did not confirm it in time,
     *     which it may have done all the same. What goes on then does so in a thread that sends, and must not make
     *     it wait.
     */
    public CompletionStage<Void> send(String queue, String group, int bytes, Draft draft) {
        PendingSend send = new PendingSend(queue, bytes, draft);
        if (!lines.get(Math.floorMod(group.hashCode(), LINES)).add(send)) {
            send.confirmation().completeExceptionally(new IllegalStateException("Too much waits to be sent"));
        }
        return send.confirmation().orTimeout(PATIENCE_MS, TimeUnit.MILLISECONDS).exceptionally(failure -> {
            throw new BrokerUnavailable(failure);
        });
    }

    /**
     * Waits for what {@link #send} returns.
     *
     * @throws BrokerUnavailable if the broker did not confirm the message in time
     */
    public void sendAndWait(String queue, String group, Draft draft) {
        try {
            // one at a time goes from each thread that waits: so little needs no bound
            send(queue, group, 0, draft).toCompletableFuture().join();
        } catch (CompletionException failure) {
            throw new BrokerUnavailable(failure.getCause());
        }
    }

    @Override
    public void close() {
        lines.forEach(SenderLine::close);
        writers.forEach(Thread::interrupt);
    }
}
