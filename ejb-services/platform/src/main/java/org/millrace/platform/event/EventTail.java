package org.millrace.platform.event;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.DatabaseUnavailable;
import org.millrace.platform.signal.Signal;

/**
 * The newest part of the log, read once for all who wait for it, and only while somebody does. Who is further behind reads
 * the log itself until he has caught up, from the same position on: so nothing is missed or repeated on the way from old
 * events to new ones.
 */
public final class EventTail implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EventTail.class);
    private static final int BATCH = 1_000;
    private static final long LOOK_MS = 1_000;

    private final Database database;
    private final EventFeed feed;
    private final Signal advanced = new Signal();
    private final Signal followed = new Signal();
    private final AtomicInteger followers = new AtomicInteger();
    private volatile RecentEvents recent = RecentEvents.NONE;
    private volatile boolean closed;
    private Thread reading;

    public EventTail(Database database, EventFeed feed) {
        this.database = database;
        this.feed = feed;
    }

    public void start(ThreadFactory threads) {
        reading = threads.newThread(this::readUntilClosed);
        reading.start();
    }

    @Override
    public void close() {
        closed = true;
        if (reading != null) {
            reading.interrupt();
        }
    }

    /** Raised when new events are here. Take it before looking. */
    public Signal advanced() {
        return advanced;
    }

    /** Has new events read from now on, until as many have {@linkplain #leave() left} as have come. */
    public void follow() {
        if (followers.getAndIncrement() == 0) {
            followed.raise();
        }
    }

    /** Ends what {@link #follow} began. */
    public void leave() {
        followers.decrementAndGet();
    }

    /** The newest position that is known here. */
    public long head() {
        return recent.head();
    }

    /** Whether reading on from that position needs no database. */
    public boolean holds(long position) {
        return recent.holds(position);
    }

    /**
     * Reads on, as {@link EventFeed#after} does, without the database where it can.
     *
     * @throws DatabaseUnavailable if it is needed and away
     */
    public EventPage after(long position, EventFilter filter, int limit) {
        RecentEvents known = recent;
        return known.holds(position) ? known.after(position, filter, limit) : feed.after(position, filter, limit);
    }

    private void readUntilClosed() {
        CompletableFuture<Void> first = followed.next();
        CompletableFuture<Void> next = feed.advanced().next();
        try {
            while (!closed) {
                first = followed.after(first);
                if (followers.get() == 0) {
                    recent = RecentEvents.NONE;
                    Signal.await(first, Long.MAX_VALUE);
                    continue;
                }
                database.availability().await();
                next = feed.advanced().after(next);
                try {
                    if (!readOn()) {
                        Signal.await(next, LOOK_MS);
                    }
                } catch (DatabaseUnavailable away) {
                    LOG.debug("Who follows the log waits for the database", away);
                    // it may come back as it was earlier
                    recent = RecentEvents.NONE;
                } catch (EventsForgotten outlived) {
                    recent = RecentEvents.NONE;
                } catch (RuntimeException failure) {
                    LOG.error("New events could not be read; it is begun anew at the newest", failure);
                    recent = RecentEvents.NONE;
                    TimeUnit.MILLISECONDS.sleep(LOOK_MS);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean readOn() {
        RecentEvents known = recent;
        if (known == RecentEvents.NONE) {
            recent = RecentEvents.startingAt(feed.head());
        } else {
            EventPage page = feed.after(known.head(), EventFilter.ALL, BATCH);
            if (page.events().isEmpty()) {
                return false;
            }
            recent = known.and(page.events());
        }
        advanced.raise();
        return true;
    }
}
