package org.millrace.platform.web.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.millrace.platform.Settings;
import org.millrace.platform.database.DatabaseUnavailable;
import org.millrace.platform.event.EventFeed;
import org.millrace.platform.event.EventFilter;
import org.millrace.platform.event.EventPage;
import org.millrace.platform.event.EventTail;
import org.millrace.platform.event.EventsForgotten;
import org.millrace.platform.problem.Refusal;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.link.Link;
import org.millrace.platform.web.prefer.Prefer;
import org.millrace.platform.web.prefer.Waiting;
import org.millrace.platform.web.problem.Problems;

/** Reads the log from where a client stands, and waits for the first event where the client wants that. */
@ApplicationScoped
public class FeedReader {

    @Inject
    private EventFeed feed;

    @Inject
    private EventTail tail;

    @Inject
    private Settings settings;

    @Inject
    private Waiting waiting;

    @Inject
    private Api api;

    /**
     * The position after which the client wants to read.
     *
     * @throws DatabaseUnavailable if the database is away
     */
    long start(FeedRequest request) {
        String after = request.after();
        return request.at()
                .map(feed::before)
                .orElseGet(() -> after.equals(FeedCursor.BEGIN)
                        ? feed.beginning()
                        : FeedCursor.position(settings.context(), after, feed.head()));
    }

    /** Whether the client's place will always be the same: the end moves, and with a retention the beginning does. */
    boolean isFixed(FeedRequest request) {
        return request.isCursor()
                || !request.after().equals(FeedCursor.END)
                        && settings.limits().events().isEmpty();
    }

    /**
     * As {@link #start}, for a stream: what the client has seen last counts more than where it had begun.
     *
     * @throws DatabaseUnavailable if the database is away
     */
    long resume(FeedRequest request) {
        long position = request.lastEventId()
                .map(seen -> FeedCursor.position(settings.context(), seen, feed.head()))
                .orElseGet(() -> start(request));
        long oldest = feed.beginning();
        if (position < oldest) {
            throw forgotten(cursor(oldest));
        }
        return position;
    }

    /** URL-safe form of a position. */
    public String cursor(long position) {
        return FeedCursor.of(settings.context(), position);
    }

    /** @param told whether the client was told this place, and is not to be led to another one */
    CompletionStage<EventPage> read(long start, boolean told, EventFilter filter, int limit, Prefer prefer) {
        if (prefer.patience().isZero()) {
            return CompletableFuture.completedStage(
                    told ? page(() -> feed.after(start, filter, limit)) : fromOldest(start, filter, limit));
        }
        Search search = new Search(start, filter, limit);
        tail.follow();
        return waiting.until(search::news, search::go, page -> !page.events().isEmpty(), prefer.patience())
                .whenComplete((page, failure) -> tail.leave());
    }

    /** Goes on where the last look ended: what did not match before is not looked at again. */
    private final class Search {

        private final EventFilter filter;
        private final int limit;
        private long position;
        private CompletableFuture<Void> news;

        Search(long start, EventFilter filter, int limit) {
            this.position = start;
            this.filter = filter;
            this.limit = limit;
        }

        CompletableFuture<Void> news() {
            news = tail.advanced().next();
            return news;
        }

        EventPage go() {
            EventPage page = page(() -> tail.after(position, filter, limit));
            position = page.next();
            if (page.lag() > 0) {
                // the page had to stop before the end of the log: there is more to look at right now
                news.complete(null);
            }
            return page;
        }
    }

    /** What was the beginning a moment ago may not be it any more. */
    private EventPage fromOldest(long start, EventFilter filter, int limit) {
        try {
            return feed.after(start, filter, limit);
        } catch (EventsForgotten meanwhile) {
            return feed.after(meanwhile.position(), filter, limit);
        }
    }

    private EventPage page(Supplier<EventPage> reading) {
        try {
            return reading.get();
        } catch (EventsForgotten gone) {
            throw forgotten(cursor(gone.position()));
        }
    }

    private Refusal forgotten(String oldest) {
        return new Refusal(Problems.gone("Events that come after this place are not kept any more. To go on with the"
                        + " oldest that are, send after=" + oldest + ", and read anew what you made of the others.")
                .problem()
                .with("oldestCursor", oldest)
                .with("_links", Map.of("oldest", new Link(api.url("/events?after=" + oldest)))));
    }
}
