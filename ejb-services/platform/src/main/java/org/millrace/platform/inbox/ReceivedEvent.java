package org.millrace.platform.inbox;

import java.time.Instant;
import org.millrace.platform.event.Cause;
import org.millrace.platform.json.Json;

/**
 * An event of another context, as the topic delivered it.
 *
 * @param id unique: the same however often it is delivered
 * @param type for example {@code millrace.sales.order.placed}
 * @param subject id of what it is about
 * @param time when it happened
 * @param correlationId the operation that began it all
 * @param traceparent W3C Trace Context
 * @param body the event's data as JSON
 */
public record ReceivedEvent(
        String id, String type, String subject, Instant time, String correlationId, String traceparent, String body) {

    /** The data as the receiver's own record: members that it does not name are ignored. */
    public <T> T data(Class<T> type) {
        return Json.read(body, type);
    }

    public Cause cause() {
        return new Cause(correlationId, id, traceparent);
    }
}
