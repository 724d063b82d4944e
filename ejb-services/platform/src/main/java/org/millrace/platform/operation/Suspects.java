package org.millrace.platform.operation;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.millrace.platform.command.Command;
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

    private final Predicate<Command> begun;
    private final ToIntFunction<Command> count;
    private final int attempts;
    private final Instant started;
    private final AtomicInteger left = new AtomicInteger(FIRST);
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    /**
     * @param begun whether an attempt began before and never ended
     * @param count writes down that an attempt begins, and tells how many there were with it; 0 if there is nothing to do
     * @param attempts how often a command may be tried
     * @param started when this server began to work
     */
    Suspects(Predicate<Command> begun, ToIntFunction<Command> count, int attempts, Instant started) {
        this.begun = begun;
        this.count = count;
        this.attempts = attempts;
        this.started = started;
    }

    boolean include(Command command) {
        return left.get() > 0 && command.acceptedAt().isBefore(started) && left.decrementAndGet() >= 0;
    }

    /**
     * Work on a suspected command, which may be run again where the database went away in between: that is no new attempt.
     * It throws {@link Hopeless} if the command was at work as often as it may be tried and the server never outlived it.
     */
    Runnable trial(Command command, Runnable work) {
        return new Runnable() {
            private Integer attempt;

            @Override
            public void run() {
                boolean alone = attempt == null ? begun.test(command) : attempt > 1;
                Lock turn = alone ? lock.writeLock() : lock.readLock();
                turn.lock();
                try {
                    // not before its turn has come: who only waits when the server dies has not been tried
                    if (attempt == null) {
                        attempt = count.applyAsInt(command);
                    }
                    if (attempt > attempts) {
                        throw new Hopeless("The server died each of the " + attempts + " times that it worked on this");
                    }
                    if (attempt > 0) {
                        work.run();
                    }
                } finally {
                    turn.unlock();
                }
            }
        };
    }
}
