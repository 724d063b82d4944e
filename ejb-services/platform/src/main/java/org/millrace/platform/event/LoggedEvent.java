package org.millrace.platform.event;

import java.time.Instant;

/**
 * An event with its position in the log: from here on it never changes.
 *
 * @param position 1 for the first event of the context, without a gap
 * @param recordedAt when it got its position: never earlier than that of the event before it
 * @param data JSON
 */
public record LoggedEvent(
        long position,
        Instant recordedAt,
        String id,
        String type,
        String subject,
        Instant time,
        String correlationId,
        String causationId,
        String traceparent,
        String data) {

    /** The position as the {@code sequence} attribute shows it: 19 digits, so that it also sorts as a text. */
    public String sequence() {
        return "%019d".formatted(position);
    }
}
