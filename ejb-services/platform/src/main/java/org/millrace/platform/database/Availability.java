package org.millrace.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Whether the database can be used. While it is away everybody waits here, and one probe asks for it with growing
 * pauses, so that its return is not a stampede. At its first appearance the schema is brought up to date.
 */
public final class Availability implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Availability.class);
    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 1_000;

    /** Who is away again sooner only seemed to be back: a disk that is full can still be read. */
    private static final long STEADY_MS = 10_000;

    private static final int PROBE_MS = 2_000;

    private final DataSource dataSource;
    private final Runnable migration;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile boolean available;
    private boolean migrated;
    private volatile boolean closed;

    /** @param migration brings the schema up to date; called until it succeeds once */
    public Availability(DataSource dataSource, Runnable migration) {
        this.dataSource = dataSource;
        this.migration = migration;
    }

    public boolean isAvailable() {
        return available;
    }

    /**
     * Returns once the database can be used.
     *
     * @throws InterruptedException if the server wants its thread back: nothing was done then
     */
    public void await() throws InterruptedException {
        if (available) {
            return;
        }
        lock.lockInterruptibly();
        try {
            while (!available && !closed) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
        if (closed) {
            throw new InterruptedException("The context is stopping");
        }
    }

    /**
     * Returns once the database can be used, or after so long without it: for who starts, and would only refuse what it
     * could do a moment later.
     *
     * @throws InterruptedException if the server wants its thread back
     */
    public void awaitAtMost(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (!available && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Tells an absent database from everything else that can go wrong. */
    public RuntimeException explain(RuntimeException failure) {
        if (failure instanceof DatabaseUnavailable) {
            return failure;
        }
        if (SqlStates.unavailable(failure)) {
            lost(failure);
            return new DatabaseUnavailable(failure);
        }
        if (!SqlStates.any(failure) || answers()) {
            return failure;
        }
        lost(failure);
        return new DatabaseUnavailable(failure);
    }

    /** The probe; runs until closed. */
    public void watch() {
        long pause = 0;
        try {
            while (!closed) {
                TimeUnit.MILLISECONDS.sleep(pause);
                if (probe()) {
                    change(true);
                    long since = System.nanoTime();
                    awaitLoss();
                    boolean wasSteady = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since) >= STEADY_MS;
                    pause = wasSteady ? 0 : longer(pause);
                } else {
                    pause = longer(pause);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        change(false);
    }

    private static long longer(long pause) {
        return Math.min(Math.max(pause * 2, FIRST_PAUSE_MS), LONGEST_PAUSE_MS);
    }

    private boolean probe() {
        if (!answers()) {
            return false;
        }
        try {
            if (!migrated) {
                migration.run();
                migrated = true;
            }
            return true;
        } catch (RuntimeException notYet) {
            if (SqlStates.unavailable(notYet)) {
                LOG.debug("The database went away while its schema was brought up to date", notYet);
            } else {
                LOG.error("The database's schema cannot be brought up to date; it is tried again", notYet);
            }
            return false;
        }
    }

    /** A real statement: only its failure tells the pool that this connection, and those like it, are dead. */
    @SuppressWarnings("try") // the patience ends with the block
    private boolean answers() {
        try (Connection connection = dataSource.getConnection();
                Impatience impatience = new Impatience(connection, PROBE_MS);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            return true;
        } catch (SQLException away) {
            return false;
        }
    }

    private void lost(RuntimeException failure) {
        if (available && !closed) {
            LOG.warnf("The database cannot be used, commands wait for it, accepting goes on: %s", failure.getMessage());
            LOG.debug("The first sign of it", failure);
            change(false);
        }
    }

    private void change(boolean now) {
        lock.lock();
        try {
            if (now && !available) {
                LOG.info("The database can be used");
            }
            available = now;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitLoss() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (available && !closed) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
