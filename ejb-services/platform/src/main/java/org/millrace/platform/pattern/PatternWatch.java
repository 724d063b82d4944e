package org.millrace.platform.pattern;

import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.DatabaseUnavailable;
import org.millrace.platform.event.EventFeed;
import org.millrace.platform.event.EventLog;

/** Searches the log for patterns, on the node that sequences it, a moment after each event. */
public final class PatternWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PatternWatch.class);
    /** Several commits at once: what is found concerns minutes, and must not slow down what it is found in. */
    private static final long LOOK_MS = 250;

    private static final long PAUSE_MS = 5_000;

    private final Database database;
    private final PatternSearch search;
    private final BooleanSupplier leads;
    private volatile boolean closed;
    private Thread thread;

    /**
     * @param leads whether this node sequences the log now
     * @param patterns makes them anew, with nothing remembered
     */
    public PatternWatch(
            Database database, EventFeed feed, EventLog log, BooleanSupplier leads, Supplier<List<Pattern>> patterns) {
        this.database = database;
        this.leads = leads;
        this.search = new PatternSearch(database, feed, log, patterns);
    }

    public void start(ThreadFactory threads) {
        thread = threads.newThread(this::searchUntilClosed);
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void searchUntilClosed() {
        try {
            while (!closed) {
                database.availability().await();
                try {
                    boolean more = false;
                    if (leads.getAsBoolean()) {
                        more = search.next();
                    } else {
                        search.forget();
                    }
                    if (!more) {
                        TimeUnit.MILLISECONDS.sleep(LOOK_MS);
                    }
                } catch (DatabaseUnavailable away) {
                    search.forget();
                } catch (RuntimeException failure) {
                    LOG.error("The log could not be searched for patterns; it is tried again", failure);
                    search.forget();
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
