package org.millrace.platform;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much is taken in and how long it is kept: what is configured (MicroProfile Config) to guard the context's own
 * resources. A value that makes no sense stops the start.
 *
 * @param backlog {@code millrace.commands.backlog-limit}: so many commands may wait in the context's queue, more are
 *     answered 503; 0 accepts none; default 2,000,000, which are some 3 GB on the broker's disk
 * @param requestsPerMinute {@code millrace.rate-limit.per-minute}: so many authenticated requests a minute has each caller
 *     on each node of a context, more are answered 429; of many commands in one request each counts as one; 1 or more; not
 *     limited by default
 * @param operations {@code millrace.operations.retention}: an operation and its idempotency key are kept for so long after
 *     its end; ISO 8601 in days or smaller units; default P7D. It must be longer than the broker may be away, or a command
 *     whose acknowledgement was lost with the broker could be taken for a new one
 * @param events {@code millrace.events.retention}: an event is kept for so long after it was recorded; ISO 8601 in days or
 *     smaller units; by default for ever, since the log is the whole history that new subscribers begin with
 */
public record Limits(long backlog, OptionalLong requestsPerMinute, Duration operations, Optional<Duration> events) {

    private static final long BACKLOG = 2_000_000;
    private static final Duration OPERATIONS = Duration.ofDays(7);

    static Limits of(Values values) {
        return new Limits(
                values.number("millrace.commands.backlog-limit", 0).orElse(BACKLOG),
                values.number("millrace.rate-limit.per-minute", 1),
                values.duration("millrace.operations.retention").orElse(OPERATIONS),
                values.duration("millrace.events.retention"));
    }
}
