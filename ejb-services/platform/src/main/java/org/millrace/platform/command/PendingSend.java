package org.millrace.platform.command;

import java.util.concurrent.CompletableFuture;

/**
 * A message that somebody waits for to be stored.
 *
 * @param queue the address, exactly
 * @param confirmation completed once the broker has it on disk
 */
record PendingSend(String queue, DurableSender.Draft draft, CompletableFuture<Void> confirmation) {

    PendingSend(String queue, DurableSender.Draft draft) {
        this(queue, draft, new CompletableFuture<>());
    }
}
