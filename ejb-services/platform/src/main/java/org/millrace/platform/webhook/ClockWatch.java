package org.millrace.platform.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Notices that the clock has been set back: what waits for a time of day would wait for so much longer. */
final class ClockWatch {

    /** Less than this is the clock's own way of keeping right. */
    private static final Duration STEP = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final LongSupplier nanos;
    private Instant lastTime;
    private long lastNanos;

    /** @param nanos a count of nanoseconds that nobody can set */
    ClockWatch(InstantSource clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        this.lastTime = clock.instant();
        this.lastNanos = nanos.getAsLong();
    }

    /** Whether it was since this was asked last. */
    boolean wasSetBack() {
        Instant time = clock.instant();
        long now = nanos.getAsLong();
        Instant expected = lastTime.plusNanos(now - lastNanos);
        lastTime = time;
        lastNanos = now;
        return time.isBefore(expected.minus(STEP));
    }
}
