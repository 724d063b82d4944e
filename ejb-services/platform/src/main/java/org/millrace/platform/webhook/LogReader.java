package org.millrace.platform.webhook;

import java.util.List;
import org.jboss.logging.Logger;
import org.millrace.platform.database.DatabaseUnavailable;
import org.millrace.platform.event.EventFeed;
import org.millrace.platform.event.EventFilter;
import org.millrace.platform.event.EventPage;
import org.millrace.platform.event.EventsForgotten;
import org.millrace.platform.event.LoggedEvent;

/** Reads the log for webhooks: its newest part once for all of them, and for each by itself what it is behind. */
final class LogReader {

    static final int BATCH = 500;

    private static final Logger LOG = Logger.getLogger(LogReader.class);
    private static final int PAGE = 100;

    private final EventFeed feed;
    private final Messages messages;
    private Tail tail;

    LogReader(EventFeed feed, Messages messages) {
        this.feed = feed;
        this.messages = messages;
    }

    /** @param until the position up to which nothing else is wanted */
    record Page(List<Message> messages, long until) {}

    /** The newest events; null before they are read. */
    Tail tail() {
        return tail;
    }

    /** Nobody wants new events for now. */
    void leave() {
        tail = null;
    }

    /** @return how many new events there were */
    int readOn() {
        if (tail == null) {
            tail = new Tail(feed.head());
        }
        try {
            List<LoggedEvent> events =
                    feed.after(tail.last(), EventFilter.ALL, BATCH).events();
            events.forEach(event -> tail.add(new Tail.Entry(event, messages.event(event))));
            return events.size();
        } catch (EventsForgotten slept) {
            tail = null;
            return BATCH;
        }
    }

    /**
     * Reads on from a position, which takes time.
     *
     * @return null if it cannot be read now; that is told to operators
     */
    Page pageOrNull(String webhook, EventFilter filter, long from) {
        try {
            EventPage page = feed.after(from, filter, PAGE);
            return new Page(page.events().stream().map(messages::event).toList(), page.next());
        } catch (EventsForgotten forgotten) {
            LOG.warnf(
                    "Webhook %s was behind for longer than the log is kept: it goes on after position %d instead of %d",
                    webhook, forgotten.position(), from);
            return new Page(List.of(), forgotten.position());
        } catch (DatabaseUnavailable away) {
            LOG.debug("Webhooks wait for the database", away);
        } catch (RuntimeException failure) {
            LOG.error("The log could not be read for a webhook; it is tried again", failure);
        }
        return null;
    }
}
