package org.millrace.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpLoadTest {

    private static final long MILLISECOND = 1_000_000;

    private final List<Long> latencies = new ArrayList<>();
    private HttpServer server;
    private int port;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        port = server.getAddress().getPort();
        server.createContext("/slow", exchange -> {
            LockSupport.parkNanos(20 * MILLISECOND);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        // without a length, in pieces, and larger than the buffer
        server.createContext("/chunked", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                for (int piece = 0; piece < 20; piece++) {
                    body.write(new byte[10_000]);
                    body.flush();
                }
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void openLoopCountsTheTimeThatARequestWaitedForAConnection() throws IOException {
        long begin = System.nanoTime();

        load("/slow", 1, 200).run(Pace.perSecond(100, begin), begin + 100 * MILLISECOND, this::answered);

        // ten were due, 10 ms apart, and each took 20 ms: the last one waited for nine others
        assertThat(latencies).hasSize(10);
        assertThat(latencies.get(9)).isGreaterThan(100 * MILLISECOND);
    }

    @Test
    void closedLoopSendsTheNextWhenTheLastIsAnswered() throws IOException {
        long begin = System.nanoTime();

        load("/slow", 1, 200).run(Pace.asFastAsPossible(), begin + 100 * MILLISECOND, this::answered);

        assertThat(latencies).hasSizeBetween(1, 5).allMatch(latency -> latency >= 20 * MILLISECOND);
    }

    @Test
    void readsLargeAnswersThatComeInPieces() throws IOException {
        long begin = System.nanoTime();

        load("/chunked", 2, 200).run(Pace.perSecond(100, begin), begin + 50 * MILLISECOND, this::answered);

        assertThat(latencies).hasSize(5);
    }

    @Test
    void refusesAnotherAnswerThanTheOneExpected() throws IOException {
        HttpLoad load = load("/slow", 1, 202);

        assertThatThrownBy(
                        () -> load.run(Pace.asFastAsPossible(), System.nanoTime() + 100 * MILLISECOND, this::answered))
                .hasMessageContaining("200");
    }

    private void answered(long due, long now) {
        latencies.add(now - due);
    }

    private HttpLoad load(String path, int connections, int status) throws IOException {
        return new HttpLoad(port, connections, status, Requests.gets(port, List.of(path), "token"));
    }
}
