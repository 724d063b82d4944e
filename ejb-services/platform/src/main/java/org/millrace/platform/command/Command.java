package org.millrace.platform.command;

import java.time.Instant;
import org.millrace.platform.event.Cause;

/**
 * A request that was accepted and waits to be processed, as it travels through the queue.
 *
 * @param operationId id of the operation that reports on it
 * @param type for example {@code PlaceOrder}
 * @param subject id of what it is about: commands about one subject are processed one after the other
 * @param caller who asked
 * @param path where it was asked, below the API's base
 * @param idempotencyKey the caller's key, or null
 * @param ifMatch the entity tag that the caller insists on, as sent, or null
 * @param callback URL that wants to hear of the operation's end, or null
 * @param acceptedAt when the caller's request came in
 * @param traceparent W3C Trace Context
 * @param body the request as JSON, checked against its schema
 */
public record Command(
        String operationId,
        String type,
        String subject,
        String caller,
        String path,
        String idempotencyKey,
        String ifMatch,
        String callback,
        Instant acceptedAt,
        String traceparent,
        String body) {

    public Cause cause() {
        return new Cause(operationId, operationId, traceparent);
    }
}
