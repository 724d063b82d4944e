package org.millrace.platform.command;

import java.util.concurrent.CompletableFuture;

/**
 * A message that somebody waits for to be stored.
 *
 * @param queue the address, exactly
 * @param bytes of its body
 * @param confirmation completed once the broker has it on disk
 */
record PendingSend(String queue, int bytes, DurableSender.Draft draft, CompletableFuture<Void> confirmation) {

    PendingSend(String queue, int bytes, DurableSender.Draft draft) {
        this(queue, bytes, draft, new CompletableFuture<>());
    }
}
