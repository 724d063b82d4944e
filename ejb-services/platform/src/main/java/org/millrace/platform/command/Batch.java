package org.millrace.platform.command;

import jakarta.jms.CompletionListener;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Messages that go to the broker together, with nothing else on their session until each of them is answered. Before that
 * none is known to be stored: Artemis counts the finished writes of a session, whether to its journal or to pages, so
 * where an address begins to page it confirms one message by the write of the next.
 */
final class Batch {

    private static final long PATIENCE_MS = 2_000;

    private final List<Item> items;
    private final AtomicInteger unanswered;
    private final CompletableFuture<Void> answered = new CompletableFuture<>();
    private volatile boolean refused;

    Batch(List<PendingSend> sends) {
        items = sends.stream().map(Item::new).toList();
        unanswered = new AtomicInteger(items.size());
    }

    /** Completes when the broker has answered for each; exceptionally if nobody knows what it has. */
    CompletableFuture<Void> answered() {
        return answered;
    }

    /** Whether the broker would not have one of those it answered. */
    boolean refused() {
        return refused;
    }

    /**
     * All are made before the first is sent: broker and client then work through them without pauses between. The broker's
     * time to answer begins.
     *
     * @return those to send; one that cannot be made fails alone
     */
    List<Item> make(Session session) {
        items.forEach(item -> item.make(session));
        answered.orTimeout(PATIENCE_MS, TimeUnit.MILLISECONDS);
        return items.stream().filter(item -> item.message != null).toList();
    }

    /** Tells everyone who waits. @param failure of the batch, or null if each was answered */
    void settle(Throwable failure) {
        items.forEach(item -> item.settle(failure));
    }

    /** A message, and the listener for the broker's answer. */
    final class Item implements CompletionListener {

        private final PendingSend send;
        private final AtomicBoolean open = new AtomicBoolean(true);
        private Message message;
        private Exception refusal;

        private Item(PendingSend send) {
            this.send = send;
        }

        String queue() {
            return send.queue();
        }

        Message message() {
            return message;
        }

        private void make(Session session) {
            try {
                message = send.draft().in(session);
            } catch (JMSException | RuntimeException broken) {
                refusal = broken;
                answer();
            }
        }

        @Override
        public void onCompletion(Message stored) {
            answer();
        }

        @Override
        public void onException(Message sent, Exception failure) {
            refused = true;
            refusal = failure;
            answer();
        }

        /** Artemis confirms by a response and by counting packets, and may tell twice. */
        private void answer() {
            if (open.getAndSet(false) && unanswered.decrementAndGet() == 0) {
                answered.complete(null);
            }
        }

        private void settle(Throwable failure) {
            Throwable reason = refusal == null ? failure : refusal;
            if (reason == null) {
                send.confirmation().complete(null);
            } else {
                send.confirmation().completeExceptionally(reason);
            }
        }
    }
}
