package org.millrace.platform.command;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Sends messages, in the order in which they came, and tells when the broker has them on disk. A message goes at once, by
 * itself, where nothing else is on its way; in a flood those that have gathered go together, and share the broker's writes.
 */
public final class DurableSender implements AutoCloseable {

    /** Makes the message with the session that will send it. */
    @FunctionalInterface
    public interface Draft {
        Message in(Session session) throws JMSException;
    }

    /** No request hangs on the broker. */
    private static final long PATIENCE_MS = 2_500;

    private final SenderLine line;
    private Thread writer;

    public DurableSender(ConnectionFactory connections) {
        line = new SenderLine(connections);
    }

    public void start(ThreadFactory threads) {
        writer = threads.newThread(line::writeUntilClosed);
        writer.start();
    }

    /**
     * @param queue the address, exactly
     * @param bytes of its body: what goes together is bounded
     * @return completes when the broker has the message; with {@link BrokerUnavailable} if it did not confirm it in time,
     *     which it may have done all the same. What goes on then does so in a thread that sends, and must not make
     *     it wait.
     */
    public CompletionStage<Void> send(String queue, int bytes, Draft draft) {
        PendingSend send = new PendingSend(queue, bytes, draft);
        if (!line.add(send)) {
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
    public void sendAndWait(String queue, Draft draft) {
        try {
            // one at a time goes from each thread that waits: so little needs no bound
            send(queue, 0, draft).toCompletableFuture().join();
        } catch (CompletionException failure) {
            throw new BrokerUnavailable(failure.getCause());
        }
    }

    @Override
    public void close() {
        line.close();
        if (writer != null) {
            writer.interrupt();
        }
    }
}
