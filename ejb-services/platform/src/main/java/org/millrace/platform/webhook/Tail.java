package org.millrace.platform.webhook;

import org.millrace.platform.event.LoggedEvent;

/** The newest events of the log, read once for all webhooks. Positions have no gaps, so a position is a place. */
final class Tail {

    private static final int SIZE = 4_096;

    private final Entry[] entries = new Entry[SIZE];
    private final long begin;
    private long last;

    /** An event, and what is sent of it. */
    record Entry(LoggedEvent event, Message message) {}

    /** @param head the newest position: the tail begins after it */
    Tail(long head) {
        begin = head + 1;
        last = head;
    }

    void add(Entry entry) {
        last = entry.event().position();
        entries[place(last)] = entry;
    }

    /** The oldest position that is still here, or the next one if there is none. */
    long first() {
        return Math.max(begin, last - SIZE + 1);
    }

    long last() {
        return last;
    }

    Entry at(long position) {
        return entries[place(position)];
    }

    private static int place(long position) {
        return (int) (position % SIZE);
    }
}
