package org.millrace.platform.webhook;

import java.time.Instant;
import java.util.List;
import org.millrace.platform.event.EventFilter;

/**
 * A webhook as whoever sends knows it from the database.
 *
 * @param oldSecret what signatures are still made with until then, or null
 * @param position everything up to here is settled
 * @param attempts that have failed in a row
 * @param dueAt from when on the log goes on, null for at once
 */
record Subscription(
        String id,
        long version,
        String url,
        EventFilter filter,
        boolean ordered,
        byte[] secret,
        byte[] oldSecret,
        Instant oldSecretUntil,
        Webhook.Status status,
        String reason,
        long position,
        int attempts,
        Instant dueAt) {

    List<byte[]> secrets(Instant now) {
        return oldSecret != null && now.isBefore(oldSecretUntil) ? List.of(secret, oldSecret) : List.of(secret);
    }
}
