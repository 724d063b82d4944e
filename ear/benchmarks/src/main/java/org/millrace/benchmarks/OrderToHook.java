package org.millrace.benchmarks;

import java.time.Duration;
import java.time.Instant;

/** The load generator from POST to webhooks: one thread posts orders at a fixed rate, and endpoints hear of them. */
public final class OrderToHook {

    private static final int CONNECTIONS = 16;
    private static final long PATIENCE_MS = 60_000;

    private OrderToHook() {}

    /**
     * Prints one {@link Sample}, of the deliveries received; their latencies count from the event's time.
     *
     * @param arguments port, endpoints, how many of them never answer, orders a second, seconds of warm-up, seconds of
     *     measurement, first order's number; the environment's LOAD_TOKEN is the caller's, HOOKS_TOKEN the integrator's
     */
    public static void main(String... arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        double rate = Double.parseDouble(arguments[3]);
        double warmup = Double.parseDouble(arguments[4]);
        double seconds = Double.parseDouble(arguments[5]);
        int endpoints = Integer.parseInt(arguments[1]);
        int silent = Integer.parseInt(arguments[2]);
        long first = Long.parseLong(arguments[6]);
        long[] number = {first};
        Stopwatch[] stopwatch = new Stopwatch[1];
        try (Hooks hooks = new Hooks(port, System.getenv("HOOKS_TOKEN"), time -> record(stopwatch, time))) {
            hooks.register(endpoints, silent);
            Order order = new Order(port, "/sales/api/orders", System.getenv("LOAD_TOKEN"));
            long begin = System.nanoTime();
            synchronized (stopwatch) {
                stopwatch[0] = new Stopwatch(begin, warmup, seconds);
            }
            new HttpLoad(port, CONNECTIONS, 202, due -> order.request(number[0]++))
                    .run(Pace.perSecond(rate, begin), stopwatch[0].end(), (due, now) -> {});
            awaitAll(stopwatch, (number[0] - first) * (endpoints - silent));
            synchronized (stopwatch) {
                System.out.println(stopwatch[0].sample().line());
            }
        }
    }

    /** Who did not wait would forget the slowest. */
    private static void awaitAll(Stopwatch[] stopwatch, long deliveries) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_MS * 1_000_000;
        for (long done = 0; done < deliveries; Thread.sleep(5)) {
            synchronized (stopwatch) {
                done = stopwatch[0].all();
            }
            if (done < deliveries && System.nanoTime() > deadline) {
                throw new IllegalStateException(done + " of " + deliveries + " deliveries came");
            }
        }
    }

    private static void record(Stopwatch[] stopwatch, Instant time) {
        long now = System.nanoTime();
        long due = now - Duration.between(time, Instant.now()).toNanos();
        synchronized (stopwatch) {
            if (stopwatch[0] != null) {
                stopwatch[0].done(Math.min(due, now), now);
            }
        }
    }
}
