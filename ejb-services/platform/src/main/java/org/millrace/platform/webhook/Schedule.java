package org.millrace.platform.webhook;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;

/** When to try again: each pause is drawn out a little at random, so that what failed together does not come back together. */
final class Schedule {

    private static final double JITTER = 0.2;

    private final List<Duration> pauses;
    private final DoubleSupplier random;

    /**
     * @param pauses before the second attempt, the third and so on
     * @param random from 0 to 1
     */
    Schedule(List<Duration> pauses, DoubleSupplier random) {
        this.pauses = List.copyOf(pauses);
        this.random = random;
    }

    /** How many attempts there are before a delivery is given up. */
    int attempts() {
        return pauses.size() + 1;
    }

    /** @param failures attempts that have failed so far, 1 or more; beyond the schedule its last pause goes on */
    Duration pause(int failures) {
        Duration pause = pauses.get(Math.min(failures, pauses.size()) - 1);
        return pause.plusNanos((long) (pause.toNanos() * JITTER * random.getAsDouble()));
    }
}
