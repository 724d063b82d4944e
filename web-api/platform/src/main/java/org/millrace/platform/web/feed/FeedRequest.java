package org.millrace.platform.web.feed;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.millrace.platform.event.EventFilter;
import org.millrace.platform.web.page.Limit;
import org.millrace.platform.web.prefer.Prefer;
import org.millrace.platform.web.problem.Problems;
import org.millrace.platform.web.query.TimeParameter;

/** Which part of the log a client asks for; a {@code @BeanParam}. */
public class FeedRequest {

    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    @QueryParam("after")
    private String after;

    @QueryParam("at")
    private String at;

    @QueryParam("limit")
    private String limit;

    @QueryParam("type")
    private List<String> types;

    @QueryParam("subject")
    private List<String> subjects;

    @HeaderParam("Last-Event-ID")
    private String lastEventId;

    @HeaderParam("Prefer")
    private List<String> preferences;

    /** A cursor, {@code begin} or {@code end}; {@code begin} where the client does not say. */
    String after() {
        if (after != null && at != null) {
            throw Problems.parameter("at", "send either at or after, not both.");
        }
        return after == null ? FeedCursor.BEGIN : after;
    }

    /** Whether the client names a place that it was told. */
    boolean isCursor() {
        return after != null && !after.equals(FeedCursor.BEGIN) && !after.equals(FeedCursor.END);
    }

    Optional<Instant> at() {
        return Optional.ofNullable(at).map(time -> TimeParameter.read("at", time));
    }

    /** What a stream that broke off had shown last. */
    Optional<String> lastEventId() {
        return Optional.ofNullable(lastEventId).filter(id -> !id.isBlank());
    }

    int limit() {
        return Limit.of(limit, USUAL, MOST);
    }

    EventFilter filter() {
        return new EventFilter(types, subjects);
    }

    Prefer prefer() {
        return Prefer.parse(preferences);
    }
}
