package org.millrace.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a load generator sends. */
@FunctionalInterface
interface Requests {

    /**
     * The next request, complete; good until the next call.
     *
     * @param due when it should be sent, by {@link System#nanoTime}
     */
    byte[] next(long due);

    /** Orders with the numbers from {@code first} on. */
    static Requests orders(Order order, long first) {
        return new Requests() {
            private long number = first;

            @Override
            public byte[] next(long due) {
                return order.request(number++);
            }
        };
    }

    /** Reads these paths in turn, again and again. */
    static Requests gets(int port, List<String> paths, String token) {
        List<byte[]> requests = paths.stream()
                .map(path -> ("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nAuthorization: Bearer "
                                + token + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1))
                .toList();
        return new Requests() {
            private int turn;

            @Override
            public byte[] next(long due) {
                return requests.get(turn++ % requests.size());
            }
        };
    }
}
