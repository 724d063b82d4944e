package org.millrace.platform.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;
import org.millrace.platform.database.Availability;
import org.millrace.platform.database.DatabaseUnavailable;
import org.millrace.platform.event.EventLog;
import org.millrace.platform.operation.Operations;

/**
 * Deletes what has been kept long enough, in small steps with a rest after each, so that nobody waits for it. Each node may
 * do it at any time: they leave each other's rows alone.
 */
public final class Retention implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final int STEP = 1_000;
    private static final long REST_MS = 50;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Operations operations;
    private final Duration operationsKept;
    private final EventLog events;
    private final Optional<Duration> eventsKept;
    private final Availability availability;
    private final Clock clock;
    private Thread sweeping;
    private volatile boolean closed;

    /**
     * @param operationsKept how long after their end
     * @param eventsKept how long after they were recorded; empty for ever
     */
    public Retention(
            Operations operations,
            Duration operationsKept,
            EventLog events,
            Optional<Duration> eventsKept,
            Availability availability,
            Clock clock) {
        this.operations = operations;
        this.operationsKept = operationsKept;
        this.events = events;
        this.eventsKept = eventsKept;
        this.availability = availability;
        this.clock = clock;
    }

    public void start(ThreadFactory threads) {
        sweeping = threads.newThread(this::sweepUntilClosed);
        sweeping.start();
    }

    @Override
    public void close() {
        closed = true;
        if (sweeping != null) {
            sweeping.interrupt();
        }
    }

    private void sweepUntilClosed() {
        try {
            while (!closed) {
                availability.await();
                try {
                    sweep(operationsKept, before -> operations.expire(before, STEP));
                    if (eventsKept.isPresent()) {
                        sweep(eventsKept.get(), before -> events.forget(before, STEP));
                    }
                } catch (DatabaseUnavailable away) {
                    LOG.debug("What is old enough stays until the database is back", away);
                } catch (RuntimeException failure) {
                    LOG.error("What is old enough could not be deleted; it is tried again", failure);
                }
                TimeUnit.MILLISECONDS.sleep(pause().toMillis());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param step deletes some of what is older than that, and tells how many */
    private void sweep(Duration kept, ToIntFunction<Instant> step) throws InterruptedException {
        Instant before = clock.instant().minus(kept);
        while (step.applyAsInt(before) == STEP) {
            TimeUnit.MILLISECONDS.sleep(REST_MS);
        }
    }

    /** So that nothing is kept much longer than it should: a tenth of its time, and a minute at most. */
    private Duration pause() {
        Duration shortest =
                eventsKept.filter(kept -> kept.compareTo(operationsKept) < 0).orElse(operationsKept);
        Duration tenth = shortest.dividedBy(10);
        return tenth.compareTo(LONGEST_PAUSE) < 0 ? tenth.plusMillis(1) : LONGEST_PAUSE;
    }
}
