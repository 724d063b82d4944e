package org.millrace.platform.web.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.millrace.platform.Settings;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.DatabaseUnavailable;
import org.millrace.platform.event.EventFeed;
import org.millrace.platform.event.EventFilter;
import org.millrace.platform.event.EventPage;
import org.millrace.platform.web.prefer.Prefer;
import org.millrace.platform.web.prefer.Waiting;

/** Reads the log from where a client stands, and waits for the first event where the client wants that. */
@ApplicationScoped
public class FeedReader {

    @Inject
    private EventFeed feed;

    @Inject
    private Database database;

    @Inject
    private Settings settings;

    @Inject
    private Waiting waiting;

    /**
     * The position after which the client wants to read.
     *
     * @throws DatabaseUnavailable if the database is away, at once where that is known
     */
    long start(FeedRequest request) {
        if (!database.availability().isAvailable()) {
            throw new DatabaseUnavailable(null);
        }
        String after = request.after();
        return request.at()
                .map(feed::before)
                .orElseGet(() -> after.equals(FeedCursor.BEGIN)
                        ? 0
                        : FeedCursor.position(settings.context(), after, feed.head()));
    }

    /** URL-safe form of a position. */
    public String cursor(long position) {
        return FeedCursor.of(settings.context(), position);
    }

    CompletionStage<EventPage> read(long start, EventFilter filter, int limit, Prefer prefer) {
        Search search = new Search(start, filter, limit);
        return waiting.until(
                () -> feed.advanced().next(), search::go, page -> !page.events().isEmpty(), prefer.patience());
    }

    /** Goes on where the last look ended: what did not match before is not looked at again. */
    private final class Search {

        private final EventFilter filter;
        private final int limit;
        private long position;

        Search(long start, EventFilter filter, int limit) {
            this.position = start;
            this.filter = filter;
            this.limit = limit;
        }

        EventPage go() {
            EventPage page = feed.after(position, filter, limit);
            position = page.next();
            return page;
        }
    }
}
