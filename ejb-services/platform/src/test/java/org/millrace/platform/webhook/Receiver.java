package org.millrace.platform.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Endpoints by their paths: each agrees, and remembers what it got; one below {@code /silent} never answers. */
final class Receiver implements AutoCloseable {

    /** So many come to {@code /together} at once, or none of them is answered. */
    static final int TOGETHER = 4;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, List<String>> received = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final CyclicBarrier together = new CyclicBarrier(TOGETHER);
    private final AtomicInteger mostUnderWay = new AtomicInteger();

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** The ids of what was delivered there, as they came. */
    List<String> received(String path) {
        return received.computeIfAbsent(path, key -> new CopyOnWriteArrayList<>());
    }

    /** How many requests at once one path has seen at most. */
    int mostUnderWay() {
        return mostUnderWay.get();
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        AtomicInteger here = underWay.computeIfAbsent(path, key -> new AtomicInteger());
        mostUnderWay.accumulateAndGet(here.incrementAndGet(), Math::max);
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                exchange.getResponseHeaders().set("WebHook-Allowed-Origin", "*");
            } else {
                received(path).add(exchange.getRequestHeaders().getFirst("webhook-id"));
                if (path.startsWith("/silent")) {
                    end.await();
                } else if (path.startsWith("/together")) {
                    together.await();
                }
            }
            here.decrementAndGet();
            exchange.sendResponseHeaders(204, -1);
        } catch (InterruptedException | BrokenBarrierException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
