package org.millrace.platform.webhook;

import java.time.Instant;

/**
 * One attempt to deliver something.
 *
 * @param id 0 before it is stored
 * @param position of the event in the log; null for a test
 * @param attempt counted from 1
 * @param status of the answer, or null if there was none
 * @param outcome {@code delivered}, {@code failed}, {@code deferred}, {@code exhausted} or {@code gone}
 * @param error what went wrong, or null
 * @param answer how its body began, or null
 */
public record Attempt(
        long id,
        String webhook,
        Long position,
        String eventId,
        String type,
        int attempt,
        Instant time,
        Integer status,
        int durationMillis,
        String outcome,
        String error,
        String answer) {}
