package org.millrace.platform.web.feed;

import org.millrace.platform.web.page.Cursor;
import org.millrace.platform.web.problem.Problems;

/** A client's place in a context's log. */
final class FeedCursor {

    /** Before the first event. */
    static final String BEGIN = "begin";

    /** After the newest event that there is at this moment. */
    static final String END = "end";

    private FeedCursor() {}

    static String of(String context, long position) {
        return Cursor.encode(context + ".events", Long.toString(position));
    }

    /**
     * @param head the newest position: none beyond it was ever issued
     * @return the position after which reading goes on
     */
    static long position(String context, String cursor, long head) {
        return switch (cursor) {
            case BEGIN -> 0;
            case END -> head;
            default ->
                Cursor.decode(context + ".events", cursor)
                        .filter(place -> place.matches("[0-9]{1,18}"))
                        .map(Long::parseLong)
                        .filter(position -> position <= head)
                        .orElseThrow(() -> Problems.parameter(
                                "after",
                                "this cursor was never issued here; send one from a next link, begin, or end."));
        };
    }
}
