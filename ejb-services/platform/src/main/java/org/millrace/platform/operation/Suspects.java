package org.millrace.platform.operation;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.millrace.platform.command.Command;
import org.millrace.platform.database.Database;
import org.millrace.platform.delivery.Hopeless;

/**
 * Finds the command that ends the server each time it is tried, which the broker cannot count: it forgets a delivery that
 * nobody answered. Of the commands that waited when the server started, the first ones may have been at work when it died,
 * so their attempts are counted before they begin. One that had begun before and never ended is tried alone: if the server
 * dies again, it was that one, and its innocent neighbours are not blamed.
 */
final class Suspects {

    /** More than all consumers can have had in their hands when the server died. */
    private static final int FIRST = 5_000;

    private final Database database;
    private final Operations operations;
    private final int attempts;
    private final Instant started;
    private final AtomicInteger left = new AtomicInteger(FIRST);
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    /** @param started when this server began to work */
    Suspects(Database database, Operations operations, int attempts, Instant started) {
        this.database = database;
        this.operations = operations;
        this.attempts = attempts;
        this.started = started;
    }

    boolean include(Command command) {
        return left.get() > 0 && command.acceptedAt().isBefore(started) && left.decrementAndGet() >= 0;
    }

    /** @throws Hopeless if it was at work as often as it may be tried and the server never outlived it */
    void tryOut(Command command, Runnable work) {
        int attempt = database.inTransaction(() -> operations.attempted(command));
        if (attempt == 0) {
            return;
        }
        if (attempt > attempts) {
            throw new Hopeless("The server died each of the " + attempts + " times that it worked on this command");
        }
        Lock turn = attempt == 1 ? lock.readLock() : lock.writeLock();
        turn.lock();
        try {
            work.run();
        } finally {
            turn.unlock();
        }
    }
}
