package org.millrace.benchmarks;

import java.sql.SQLException;

/** How fast waiting commands are processed: from the queue until their events are on the topic. */
final class Drain {

    private static final long PATIENCE_MS = 900_000;
    private static final long LOOK_MS = 10;

    /** The first fifth only sets consumers, sequencer and publisher in motion. */
    private static final int WARM_UP_PART = 5;

    private final Broker broker;
    private final Store store;

    Drain(Broker broker, Store store) {
        this.broker = broker;
        this.store = store;
    }

    /** Lets the consumers work until so many commands are done that waited, then stops them. */
    Sample of(long commands) throws Exception {
        long before = store.published();
        long begun = before + commands / WARM_UP_PART;
        broker.resume(TestBed.COMMANDS);
        await(begun);
        long begin = System.currentTimeMillis();
        long first = store.published();
        Window window = new Window(begin, await(before + commands));
        long done = store.published() - first;
        broker.pause(TestBed.COMMANDS);
        settle();
        return Sample.rate(done, window);
    }

    /** Waits until so many events are published. @return when that was, in milliseconds since 1970 */
    private long await(long published) throws SQLException, InterruptedException {
        long deadline = System.currentTimeMillis() + PATIENCE_MS;
        while (store.published() < published) {
            if (System.currentTimeMillis() > deadline) {
                throw new IllegalStateException(
                        store.published() + " events are published, " + published + " should be");
            }
            Thread.sleep(LOOK_MS);
        }
        return System.currentTimeMillis();
    }

    /** Waits until what was begun is done, down to the topic. */
    void settle() throws SQLException, InterruptedException {
        long deadline = System.currentTimeMillis() + PATIENCE_MS;
        while (broker.delivering(TestBed.COMMANDS) > 0 || !store.isSettled()) {
            if (System.currentTimeMillis() > deadline) {
                throw new IllegalStateException("Some commands are never done");
            }
            Thread.sleep(LOOK_MS);
        }
        if (store.hasFailures()) {
            throw new IllegalStateException("Some commands were refused: their cost is not that of an order");
        }
    }

    /** Waits until nothing waits any more. */
    void settleAll() throws SQLException, InterruptedException {
        long deadline = System.currentTimeMillis() + PATIENCE_MS;
        while (broker.waiting(TestBed.COMMANDS) > 0 && System.currentTimeMillis() < deadline) {
            Thread.sleep(LOOK_MS);
        }
        settle();
    }
}
