package org.millrace.benchmarks;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests over a number of connections, each when its {@link Pace} lets it. A request's time counts from when it was
 * due, also where no connection was free for it then. One thread serves all connections, since what the clients cost is
 * taken from the server.
 */
final class HttpLoad {

    private static final long PATIENCE = 30_000_000_000L;
    private static final long LONGEST_PAUSE = 100_000_000L;

    /** Told of each complete answer. */
    @FunctionalInterface
    interface Answers {
        void received(long due, long now);
    }

    private final Deque<HttpConnection> idle = new ArrayDeque<>();
    private final Selector selector = Selector.open();
    private final int connections;
    private final int status;
    private final Requests requests;

    /** @param status that every answer must have */
    HttpLoad(int port, int connections, int status, Requests requests) throws IOException {
        this.connections = connections;
        this.status = status;
        this.requests = requests;
        for (int connection = 0; connection < connections; connection++) {
            idle.add(new HttpConnection(port, selector));
        }
    }

    /** Sends everything that is due before {@code end}, however late that gets, and waits for the last answers. */
    void run(Pace pace, long end, Answers answers) throws IOException {
        long now = System.nanoTime();
        for (long due = pace.due(now); due < end; due = pace.due(now)) {
            if (due <= now && !idle.isEmpty()) {
                pace.sent();
                idle.poll().send(requests.next(due), due);
            } else {
                await(due <= now ? LONGEST_PAUSE : due - now, answers);
            }
            now = System.nanoTime();
            check(now, end);
        }
        while (idle.size() < connections) {
            await(LONGEST_PAUSE, answers);
            check(System.nanoTime(), end);
        }
        selector.close();
    }

    private void check(long now, long end) {
        if (now > end + PATIENCE) {
            throw new IllegalStateException("The system did not answer, or not as fast as it was asked");
        }
    }

    /** The selector knows milliseconds only; what is shorter is slept beside it. */
    private void await(long nanos, Answers answers) throws IOException {
        if (nanos >= 1_000_000) {
            selector.select(nanos / 1_000_000);
        } else {
            LockSupport.parkNanos(Math.min(nanos, 100_000));
            selector.selectNow();
        }
        for (SelectionKey key : selector.selectedKeys()) {
            HttpConnection connection = (HttpConnection) key.attachment();
            int answer = connection.receive();
            if (answer != 0 && answer != status) {
                throw new IllegalStateException("A request was answered with " + answer);
            }
            if (answer != 0) {
                answers.received(connection.begun(), System.nanoTime());
                idle.add(connection);
            }
        }
        selector.selectedKeys().clear();
    }
}
