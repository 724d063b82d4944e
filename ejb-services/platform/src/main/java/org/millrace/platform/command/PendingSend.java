package org.millrace.platform.command;

import jakarta.jms.CompletionListener;
import jakarta.jms.Message;
import java.util.concurrent.CompletableFuture;

/**
 * A message that somebody waits for to be stored.
 *
 * @param queue the address, exactly
 * @param confirmation completed once the broker has it on disk
 */
record PendingSend(String queue, DurableSender.Draft draft, CompletableFuture<Void> confirmation)
        implements CompletionListener {

    PendingSend(String queue, DurableSender.Draft draft) {
        this(queue, draft, new CompletableFuture<>());
    }

    @Override
    public void onCompletion(Message stored) {
        confirmation.complete(null);
    }

    @Override
    public void onException(Message message, Exception failure) {
        confirmation.completeExceptionally(failure);
    }
}
