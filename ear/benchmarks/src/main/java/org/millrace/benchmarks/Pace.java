package org.millrace.benchmarks;

import java.util.concurrent.atomic.AtomicInteger;

/** When the next order may be posted. */
interface Pace {

    /** When the next order is due, by {@link System#nanoTime}; in the future where it has to wait. */
    long due(long now);

    /** It is on its way. */
    void sent();

    /** An order has come out at the other end; called by another thread. */
    void placed();

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

            @Override
            public void placed() {
                // an open loop does not look
            }
        };
    }

    /** A closed loop: so many may be on their way between request and event. */
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
            public void placed() {
                underWay.decrementAndGet();
            }
        };
    }
}
