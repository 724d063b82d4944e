package org.millrace.benchmarks;

/** A queue that is filled up while it is emptied. */
final class Supply {

    /** More than are taken between two looks, and fewer than the broker keeps in memory. */
    private static final int DEPTH = 12_000;

    private static final long LOOK_MS = 50;

    private final Broker broker;
    private final String queue;
    private long sent;

    Supply(Broker broker, String queue) {
        this.broker = broker;
        this.queue = queue;
        fill(DEPTH);
    }

    /** Sees to it for so long that something waits. */
    void keep(double seconds) throws InterruptedException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (System.nanoTime() < end) {
            int waiting = (int) broker.waiting(queue);
            if (waiting == 0) {
                throw new IllegalStateException(queue + " has run dry: what takes from it could have done more");
            }
            if (waiting < DEPTH / 2) {
                fill(DEPTH - waiting);
            }
            Thread.sleep(LOOK_MS);
        }
    }

    /** How many messages have been taken. */
    long taken() {
        return sent - broker.waiting(queue);
    }

    private void fill(int messages) {
        broker.fill(queue, messages);
        sent += messages;
    }
}
