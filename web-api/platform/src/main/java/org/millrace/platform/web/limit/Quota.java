package org.millrace.platform.web.limit;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.millrace.platform.problem.LimitReached;
import org.millrace.platform.problem.Problem;

/**
 * What one caller may ask for in the minute that began with the caller's first request, told in the fields {@code RateLimit}
 * and {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers-10).
 */
final class Quota {

    static final long SECONDS = 60;

    private static final String POLICY = "default";

    private final long limit;
    private final Ticker ticker;
    private final long end;
    private final AtomicLong taken = new AtomicLong();

    Quota(long limit, Ticker ticker) {
        this.limit = limit;
        this.ticker = ticker;
        this.end = ticker.read() + TimeUnit.SECONDS.toNanos(SECONDS);
    }

    /** @throws LimitReached (429) if all that the minute has is taken */
    void take() {
        if (taken.incrementAndGet() > limit) {
            throw exceeded();
        }
    }

    String policy() {
        return "\"%s\";q=%d;w=%d".formatted(POLICY, limit, SECONDS);
    }

    /** What is left, and in how many seconds it is the whole again. */
    String state() {
        return "\"%s\";r=%d;t=%d".formatted(POLICY, Math.max(0, limit - taken.get()), secondsLeft());
    }

    /** Rounded up: who waits so long has waited long enough. */
    private long secondsLeft() {
        return Math.max(1, TimeUnit.NANOSECONDS.toSeconds(end - ticker.read() + TimeUnit.SECONDS.toNanos(1) - 1));
    }

    private LimitReached exceeded() {
        long seconds = secondsLeft();
        return new LimitReached(
                Problem.of(
                                "https://iana.org/assignments/http-problem-types#quota-exceeded",
                                "Request cannot be satisfied as assigned quota has been exceeded",
                                429,
                                "You may send " + limit
                                        + " requests a minute and have sent them, so nothing was done: send this"
                                        + " one again in " + seconds + " s.")
                        .with("violated-policies", List.of(POLICY)),
                seconds);
    }
}
