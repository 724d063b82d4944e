package org.millrace.benchmarks;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/** The load generator from POST to topic: one thread posts orders at a {@link Pace}, another one hears of them as events. */
public final class OrderToEvent {

    private static final int MOST = 1 << 20;
    private static final long PATIENCE_MS = 60_000;
    private static final long CONNECTING = 200_000_000;

    private final AtomicLongArray due = new AtomicLongArray(MOST);
    private final AtomicInteger underWay = new AtomicInteger();
    private final Order order;
    private final long first;
    private final Pace pace;
    private final Stopwatch stopwatch;
    private int posted;

    private OrderToEvent(Order order, long first, Pace pace, Stopwatch stopwatch) {
        this.order = order;
        this.first = first;
        this.pace = pace;
        this.stopwatch = stopwatch;
    }

    /**
     * Prints one {@link Sample}, of the events received.
     *
     * @param arguments port, connections, orders under way at most, orders a second (0: as many as are possible), seconds of
     *     warm-up, seconds of measurement, first order's number, URL of the broker; the environment's LOAD_TOKEN, LOAD_USER and
     *     LOAD_PASSWORD are the caller's and the subscriber's
     */
    public static void main(String... arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        double rate = Double.parseDouble(arguments[3]);
        Order order = new Order(port, "/sales/api/orders", System.getenv("LOAD_TOKEN"));
        try (Subscriber subscriber =
                new Subscriber(arguments[7], System.getenv("LOAD_USER"), System.getenv("LOAD_PASSWORD"))) {
            long begin = System.nanoTime() + CONNECTING;
            Stopwatch stopwatch =
                    new Stopwatch(begin, Double.parseDouble(arguments[4]), Double.parseDouble(arguments[5]));
            OrderToEvent orders = new OrderToEvent(
                    order,
                    Long.parseLong(arguments[6]),
                    rate == 0 ? Pace.window(Integer.parseInt(arguments[2])) : Pace.perSecond(rate, begin),
                    stopwatch);
            subscriber.start(orders::placed);
            new HttpLoad(port, Integer.parseInt(arguments[1]), 202, orders::next)
                    .run(orders.pace, stopwatch.end(), (due, now) -> {});
            orders.awaitAll();
            System.out.println(stopwatch.sample().line());
        }
    }

    private byte[] next(long since) {
        if (posted == MOST) {
            throw new IllegalStateException("More than " + MOST + " orders in one measurement");
        }
        due.set(posted, since);
        underWay.incrementAndGet();
        return order.request(first + posted++);
    }

    /** An earlier measurement's orders are none of ours, and a repeated event is no second order. */
    private void placed(long number) {
        long now = System.nanoTime();
        long index = number - first;
        long since = index >= 0 && index < MOST ? due.getAndSet((int) index, 0) : 0;
        if (since != 0) {
            stopwatch.done(since, now);
            pace.arrived();
            underWay.decrementAndGet();
        }
    }

    private void awaitAll() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_MS * 1_000_000;
        while (underWay.get() > 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(underWay + " of " + posted + " accepted orders never became an event");
            }
            Thread.sleep(5);
        }
    }
}
