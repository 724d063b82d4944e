package org.millrace.benchmarks;

import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * The load generator of a throughput: so many clients, each of which posts its next order when it has the answer to the
 * last. One thread serves them all, since what the clients cost is taken from the server.
 */
public final class ClosedLoop {

    private ClosedLoop() {}

    /**
     * Prints one {@link Sample}, of the 202s.
     *
     * @param arguments port, path, clients, seconds of warm-up, seconds of measurement, first order's number;
     *     the environment's LOAD_TOKEN is the caller's
     */
    public static void main(String... arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        Order order = new Order(port, arguments[1], System.getenv().getOrDefault("LOAD_TOKEN", ""));
        long number = Long.parseLong(arguments[5]);
        Histogram latencies = new Histogram(3);
        try (Selector selector = Selector.open()) {
            List<HttpConnection> connections = new ArrayList<>();
            for (int client = Integer.parseInt(arguments[2]); client > 0; client--) {
                connections.add(new HttpConnection(port, selector));
            }
            for (HttpConnection connection : connections) {
                connection.send(order.request(number++), System.nanoTime());
            }
            long start = System.nanoTime() + 1_000_000_000L * Integer.parseInt(arguments[3]);
            long end = start + 1_000_000_000L * Integer.parseInt(arguments[4]);
            int open = connections.size();
            while (open > 0) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    HttpConnection connection = (HttpConnection) key.attachment();
                    int status = connection.receive();
                    if (status == 0) {
                        continue;
                    }
                    if (status != 202) {
                        throw new IllegalStateException("Answered " + status + " to " + arguments[1]);
                    }
                    long now = System.nanoTime();
                    if (now >= start && now < end) {
                        latencies.recordValue((now - connection.begun()) / 1_000);
                    }
                    if (now < end) {
                        connection.send(order.request(number++), now);
                    } else {
                        connection.close();
                        open--;
                    }
                }
                selector.selectedKeys().clear();
            }
            System.out.println(new Sample(latencies.getTotalCount() * 1e9 / (end - start), latencies).line());
        }
    }
}
