package org.millrace.platform.command;

import java.util.concurrent.TimeUnit;

/**
 * How fast a queue is worked off, and so how long what waits in it will take. Only a queue that has something in it shows
 * what its consumers can do; an idle one says nothing about that.
 *
 * @param perSecond messages
 * @param last the reading that it goes by, or null
 */
record DrainRate(double perSecond, QueueReading last) {

    /** What consumers reach without effort: a guess until they were seen at work. */
    static final DrainRate UNKNOWN = new DrainRate(100, null);

    /** Seconds: sooner would be impatient, later than that a client should look in any case. */
    private static final long SOONEST = 1;

    private static final long LATEST = 60;

    /** How much the newest second counts against those before it. */
    private static final double WEIGHT = 0.3;

    DrainRate after(QueueReading reading) {
        if (last == null || reading.acknowledged() < last.acknowledged()) {
            return new DrainRate(perSecond, reading);
        }
        double seconds = (reading.at() - last.at()) / (double) TimeUnit.SECONDS.toNanos(1);
        double measured = (reading.acknowledged() - last.acknowledged()) / seconds;
        boolean busy = last.waiting() > 0 && reading.waiting() > 0;
        double weight = 1 - Math.pow(1 - WEIGHT, seconds);
        double now = busy ? perSecond + weight * (measured - perSecond) : Math.max(perSecond, measured);
        return new DrainRate(now, reading);
    }

    /** Whole seconds that so many messages take, from 1 to 60. */
    long seconds(long messages) {
        return messages <= 0 ? SOONEST : (long) Math.ceil(Math.max(SOONEST, Math.min(LATEST, messages / perSecond)));
    }
}
