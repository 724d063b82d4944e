package org.millrace.benchmarks;

import java.util.concurrent.atomic.AtomicInteger;

/** When the next request may be sent. */
interface Pace {

    /** When it is due, by {@link System#nanoTime}; in the future where it has to wait. */
    long due(long now);

    /** It is on its way. */
    default void sent() {}

    /** One has come out at the other end; called by another thread. */
    default void arrived() {}

    /** A closed loop: whenever there is a free connection. */
    static Pace asFastAsPossible() {
        return now -> now;
    }

    /** An open loop: so many a second at fixed intervals, whatever the system does. */
    static Pace perSecond(double rate, long start) {
        return new Pace() {
            private long count;

            @Override
            public long due(long now) {
                return start + (long) (count * 1e9 / rate);
            }

            @Override
            public void sent() {
                count++;
            }
        };
    }

    /** A closed loop: so many may be on their way from end to end. */
    static Pace window(int size) {
        return new Pace() {
            private final AtomicInteger underWay = new AtomicInteger();

            @Override
            public long due(long now) {
                return underWay.get() < size ? now : now + 1_000_000;
            }

            @Override
            public void sent() {
                underWay.incrementAndGet();
            }

            @Override
            public void arrived() {
                underWay.decrementAndGet();
            }
        };
    }
}
