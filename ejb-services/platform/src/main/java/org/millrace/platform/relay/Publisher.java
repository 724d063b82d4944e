package org.millrace.platform.relay;

import jakarta.jms.JMSRuntimeException;
import java.util.List;
import org.jboss.logging.Logger;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.Sql;
import org.millrace.platform.event.EventFeed;
import org.millrace.platform.event.EventFilter;
import org.millrace.platform.event.LoggedEvent;

/**
 * Brings positioned events to the topic, in order, and then moves the mark up to which they are published. What was sent
 * when the node died and not yet marked is sent again, under the same ids.
 */
final class Publisher {

    private static final Logger LOG = Logger.getLogger(Publisher.class);
    private static final int BATCH = 200;

    private final Database database;
    private final EventFeed feed;
    private final TopicPublisher topic;

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

    /**
     * @return how many events were published
     * @throws LeaseLost if the epoch has passed
     * @throws JMSRuntimeException if the broker is away; doubt then
     */
    int publish(long epoch) {
        long mark = database.locally(connection -> Sql.first(
                        connection, "SELECT published FROM relay WHERE epoch = ?", row -> row.getLong(1), epoch)
                .orElseThrow(LeaseLost::new));
        if (doubtfulUntil == Long.MAX_VALUE) {
            doubtfulUntil = mark + BATCH;
        }
        List<LoggedEvent> events = feed.after(mark, EventFilter.ALL, mark < doubtfulUntil ? 1 : BATCH)
                .events();
        if (events.isEmpty()) {
            doubtfulUntil = mark;
            return 0;
        }
        send(events);
        mark(epoch, events.get(events.size() - 1).position());
        return events.size();
    }

    private void send(List<LoggedEvent> events) {
        try {
            topic.publish(events);
        } catch (JMSRuntimeException failure) {
            if (!Duplicates.rejected(failure)) {
                throw failure;
            }
            LOG.debugf("The broker had event %s already", events.get(0).id());
        }
    }

    private void mark(long epoch, long position) {
        database.locally(connection -> {
            if (Sql.update(connection, "UPDATE relay SET published = ? WHERE epoch = ?", position, epoch) == 0) {
                throw new LeaseLost();
            }
            return position;
        });
    }
}
