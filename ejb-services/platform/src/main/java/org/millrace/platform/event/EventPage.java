package org.millrace.platform.event;

import java.util.List;

/**
 * A piece of the log.
 *
 * @param events those that were wanted, oldest first
 * @param next the position after which to go on reading; it moves on even where nothing matched
 * @param head the newest position of the log
 * @param full whether the page can never get more events
 */
public record EventPage(List<LoggedEvent> events, long next, long head, boolean full) {

    /** How many events the log has after this page. */
    public long lag() {
        return head - next;
    }
}
