package org.millrace.platform.event;

import java.util.ArrayList;
import java.util.List;

/**
 * The newest events of the log, without a gap. Immutable.
 *
 * @param before the position before the first of them
 */
record RecentEvents(long before, List<LoggedEvent> events) {

    /** Knows nothing, and so holds no position. */
    static final RecentEvents NONE = new RecentEvents(-1, List.of());

    private static final int MOST_EVENTS = 2_000;
    private static final int MOST_CHARACTERS = 4 << 20;

    static RecentEvents startingAt(long head) {
        return new RecentEvents(head, List.of());
    }

    long head() {
        return before + events.size();
    }

    /** Whether all events after that position are among these. */
    boolean holds(long position) {
        return before >= 0 && position >= before && position <= head();
    }

    EventPage after(long position, EventFilter filter, int limit) {
        List<LoggedEvent> found = new ArrayList<>();
        for (LoggedEvent event : events.subList((int) (position - before), events.size())) {
            if (filter.matches(event)) {
                found.add(event);
                if (found.size() == limit) {
                    return new EventPage(found, event.position(), head(), true);
                }
            }
        }
        return new EventPage(found, head(), head(), false);
    }

    /** These and the ones that follow, without the oldest where it would be too many. */
    RecentEvents and(List<LoggedEvent> next) {
        List<LoggedEvent> all = new ArrayList<>(events);
        all.addAll(next);
        int kept = 0;
        int characters = 0;
        while (kept < Math.min(all.size(), MOST_EVENTS) && characters < MOST_CHARACTERS) {
            kept++;
            characters += all.get(all.size() - kept).data().length();
        }
        int dropped = all.size() - kept;
        return new RecentEvents(before + dropped, List.copyOf(all.subList(dropped, all.size())));
    }
}
