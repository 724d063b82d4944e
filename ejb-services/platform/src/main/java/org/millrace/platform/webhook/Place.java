package org.millrace.platform.webhook;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.millrace.platform.event.EventFilter;

/** Where a webhook stands in the log: how far it has taken events, and which of them are still under way. */
final class Place {

    private final Deque<Message> ahead = new ArrayDeque<>();
    private final NavigableSet<Long> unsettled = new TreeSet<>();
    private long taken;
    private long aheadUntil;

    /** @param position of the last event that is settled */
    Place(long position) {
        taken = position;
    }

    /** The last position that has been taken. */
    long taken() {
        return taken;
    }

    /** The last position up to which everything is settled. */
    long settled() {
        return unsettled.isEmpty() ? taken : unsettled.first() - 1;
    }

    /** Whether what comes next is neither read ahead nor in the tail. */
    boolean isBehind(Tail tail) {
        return ahead.isEmpty() && taken + 1 < tail.first();
    }

    /** @return the next event that is wanted, which is unsettled from now on; null if there is none here */
    Message next(Tail tail, EventFilter filter) {
        Message message = find(tail, filter);
        if (message != null) {
            unsettled.add(message.position());
        }
        return message;
    }

    void settle(long position) {
        unsettled.remove(position);
    }

    /** Takes up again all that is not settled. */
    void rewind() {
        rewind(settled());
    }

    /** Goes on after that position again. */
    void rewind(long position) {
        unsettled.clear();
        ahead.clear();
        aheadUntil = 0;
        taken = position;
    }

    /**
     * @param messages that are wanted, in sequence, after what has been taken
     * @param until the position up to which there are no others
     */
    void readAhead(List<Message> messages, long until) {
        ahead.addAll(messages);
        aheadUntil = until;
    }

    private Message find(Tail tail, EventFilter filter) {
        Message read = ahead.poll();
        if (read != null) {
            taken = read.position();
            return read;
        }
        taken = Math.max(taken, aheadUntil);
        if (taken + 1 < tail.first()) {
            return null;
        }
        while (taken < tail.last()) {
            Tail.Entry entry = tail.at(++taken);
            if (filter.matches(entry.event())) {
                return entry.message();
            }
        }
        return null;
    }
}
