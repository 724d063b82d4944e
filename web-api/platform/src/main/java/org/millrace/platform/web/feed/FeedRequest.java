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

    @HeaderParam("Prefer")
    private List<String> preferences;

    /** A cursor, {@code begin} or {@code end}; {@code begin} where the client does not say. */
    String after() {
        if (after != null && at != null) {
            throw Problems.parameter("at", "send either at or after, not both.");
        }
        return after == null ? FeedCursor.BEGIN : after;
    }

    Optional<Instant> at() {
        return Optional.ofNullable(at).map(time -> TimeParameter.read("at", time));
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
