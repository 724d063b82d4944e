package org.millrace.benchmarks;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * The load generator from POST to topic: one thread posts orders at a {@link Pace}, another one hears of them as events. In an
 * open loop an order's time counts from when it was due, also where no connection was free for it then.
 */
public final class OrderToEvent {

    private static final int REMEMBERED = 1 << 20;

    private final AtomicLongArray begun = new AtomicLongArray(REMEMBERED);
    private final Histogram latencies = new Histogram(3);
    private final Deque<HttpConnection> idle = new ArrayDeque<>();
    private final Selector selector = Selector.open();
    private final Order order;
    private final Pace pace;
    private final long first;
    private final long start;
    private final long end;

    private OrderToEvent(int port, String token, int clients, Pace pace, long first, long start, long end)
            throws IOException {
        this.order = new Order(port, "/sales/api/orders", token);
        this.pace = pace;
        this.first = first;
        this.start = start;
        this.end = end;
        for (int client = 0; client < clients; client++) {
            idle.add(new HttpConnection(port, selector));
        }
    }

    /**
     * Prints one {@link Sample}, of the events received.
     *
     * @param arguments port, clients, orders under way at most, orders a second (0: as many as are possible), seconds of
     *     warm-up, seconds of measurement, first order's number, URL of the broker; the environment's LOAD_TOKEN, LOAD_USER and
     *     LOAD_PASSWORD are the caller's and the subscriber's
     */
    public static void main(String... arguments) throws Exception {
        double rate = Double.parseDouble(arguments[3]);
        int seconds = Integer.parseInt(arguments[5]);
        long begin = System.nanoTime() + 1_000_000_000L;
        long start = begin + 1_000_000_000L * Integer.parseInt(arguments[4]);
        OrderToEvent load = new OrderToEvent(
                Integer.parseInt(arguments[0]),
                System.getenv("LOAD_TOKEN"),
                Integer.parseInt(arguments[1]),
                rate == 0 ? Pace.window(Integer.parseInt(arguments[2])) : Pace.perSecond(rate, begin),
                Long.parseLong(arguments[6]),
                start,
                start + 1_000_000_000L * seconds);
        try (Subscriber subscriber = new Subscriber(
                arguments[7], System.getenv("LOAD_USER"), System.getenv("LOAD_PASSWORD"), load::placed)) {
            subscriber.start();
            load.post();
        }
        System.out.println(new Sample((double) load.latencies.getTotalCount() / seconds, load.latencies).line());
    }

    private void placed(long number) {
        long now = System.nanoTime();
        pace.placed();
        if (now >= start && now < end) {
            latencies.recordValue((now - begun.get((int) ((number - first) % REMEMBERED))) / 1_000);
        }
    }

    private void post() throws IOException {
        long number = first;
        for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
            long due = pace.due(now);
            if (due <= now && !idle.isEmpty()) {
                begun.set((int) ((number - first) % REMEMBERED), due);
                pace.sent();
                idle.poll().send(order.request(number++), due);
            } else {
                await(idle.isEmpty() ? end - now : due - now);
            }
        }
    }

    /** The selector knows milliseconds only; what is shorter is slept beside it. */
    private void await(long nanos) throws IOException {
        if (nanos > 1_000_000) {
            selector.select(nanos / 1_000_000);
        } else {
            LockSupport.parkNanos(Math.min(nanos, 100_000));
            selector.selectNow();
        }
        for (SelectionKey key : selector.selectedKeys()) {
            HttpConnection connection = (HttpConnection) key.attachment();
            int status = connection.receive();
            if (status != 0 && status != 202) {
                throw new IllegalStateException("An order was answered with " + status);
            }
            if (status == 202) {
                idle.add(connection);
            }
        }
        selector.selectedKeys().clear();
    }
}
