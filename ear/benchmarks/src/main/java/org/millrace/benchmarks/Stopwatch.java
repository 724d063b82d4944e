package org.millrace.benchmarks;

import org.HdrHistogram.Histogram;

/**
 * Measures between the warm-up and the end: how many were done, and how long each of those took that was due then, also
 * where it was done later. Who did not count these would forget the slowest. Times are of {@link System#nanoTime}.
 */
final class Stopwatch {

    private final Histogram latencies = new Histogram(3);
    private final long epoch = System.currentTimeMillis() - System.nanoTime() / 1_000_000;
    private final long start;
    private final long end;
    private long done;
    private long all;

    /**
     * @param begin of the warm-up
     * @param warmup seconds
     * @param seconds of the measurement
     */
    Stopwatch(long begin, double warmup, double seconds) {
        start = begin + (long) (warmup * 1e9);
        end = start + (long) (seconds * 1e9);
    }

    long end() {
        return end;
    }

    /** Called by one thread. */
    void done(long due, long now) {
        all++;
        if (now >= start && now < end) {
            done++;
        }
        if (due >= start && due < end) {
            latencies.recordValue((now - due) / 1_000);
        }
    }

    /** How many were done, those of the warm-up and after the end included. */
    long all() {
        return all;
    }

    Sample sample() {
        return new Sample(
                done * 1e9 / (end - start),
                all,
                latencies,
                new Window(epoch + start / 1_000_000, epoch + end / 1_000_000));
    }
}
