package org.millrace.platform.relay;

import jakarta.jms.JMSRuntimeException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.Sql;
import org.millrace.platform.event.EventFeed;
import org.millrace.platform.event.EventFeed.Outlook;
import org.millrace.platform.event.LoggedEvent;

/**
 * Brings positioned events to the topic, in order. The mark up to which they are published follows behind: its synced write
 * would hold up the next events, and the sequencer, who needs the same row. What was sent and not yet marked when the node
 * died is sent again, under the same ids.
 */
final class Publisher {

    /** A mark is no older than this, as long as somebody calls. */
    static final long MARK_MS = 100;

    /** How many events share a transaction, and how far beyond the mark they are sent: so many are in doubt after a crash. */
    static final int BATCH = 200;

    private static final Logger LOG = Logger.getLogger(Publisher.class);
    private static final long UNKNOWN = -1;

    private final Database database;
    private final EventFeed feed;
    private final TopicPublisher topic;
    private long epoch;

    /** As it is in the database; read anew when it may have moved without us. */
    private long mark = UNKNOWN;

    /** Up to here the broker has confirmed the events under this epoch. */
    private long sent;

    private long unmarkedSince;
    private boolean busy;

    /** Up to here events may have been sent without a mark: one by one, so that the broker can drop repeats. */
    private long doubtfulUntil = Long.MAX_VALUE;

    Publisher(Database database, EventFeed feed, TopicPublisher topic) {
        this.database = database;
        this.feed = feed;
        this.topic = topic;
    }

    /** Whatever was begun before may or may not have arrived. */
    void doubt() {
        doubtfulUntil = Long.MAX_VALUE;
    }

    /** Only the mark counts: another node may have led meanwhile, or the database may have come back as it was earlier. */
    void forget() {
        mark = UNKNOWN;
        doubt();
    }

    /**
     * @return how many events were published
     * @throws LeaseLost if the epoch has passed
     * @throws JMSRuntimeException if the broker is away; doubt then
     */
    int publish(long epoch) {
        if (epoch != this.epoch) {
            this.epoch = epoch;
            forget();
        }
        if (mark == UNKNOWN) {
            mark = readMark();
            sent = mark;
        }
        if (doubtfulUntil == Long.MAX_VALUE) {
            doubtfulUntil = mark + BATCH;
        }
        int most = sent < doubtfulUntil ? 1 : (int) (mark + BATCH - sent);
        Outlook log = feed.next(epoch, sent, most).orElseThrow(LeaseLost::new);
        if (log.published() != mark || log.head() < sent) {
            // somebody has set it, or the database is as it was earlier
            forget();
            return publish(epoch);
        }
        List<LoggedEvent> events = log.next();
        busy = events.size() == most;
        if (events.isEmpty()) {
            doubtfulUntil = sent;
        } else {
            send(events);
            if (sent == mark) {
                unmarkedSince = System.nanoTime();
            }
            sent = events.get(events.size() - 1).position();
        }
        if (sent - mark >= BATCH || sent > mark && isOld(unmarkedSince)) {
            mark();
        }
        return events.size();
    }

    /** Whether the last round found as many events as it could take: then there may be more. */
    boolean busy() {
        return busy;
    }

    private void send(List<LoggedEvent> events) {
        try {
            topic.publish(events);
        } catch (JMSRuntimeException failure) {
            // of several, those that are no duplicates have not arrived either
            if (events.size() > 1 || !Duplicates.rejected(failure)) {
                throw failure;
            }
            LOG.debugf("The broker had event %s already", events.get(0).id());
        }
    }

    private long readMark() {
        return database.read(connection -> Sql.first(
                        connection,
                        "SELECT published FROM relay WHERE epoch = ?",
                        row -> row.getLong("published"),
                        epoch)
                .orElseThrow(LeaseLost::new));
    }

    private void mark() {
        mark = database.locally(connection -> {
            if (Sql.update(connection, "UPDATE relay SET published = ? WHERE epoch = ?", sent, epoch) == 0) {
                throw new LeaseLost();
            }
            return sent;
        });
    }

    private static boolean isOld(long since) {
        return System.nanoTime() - since >= TimeUnit.MILLISECONDS.toNanos(MARK_MS);
    }
}
