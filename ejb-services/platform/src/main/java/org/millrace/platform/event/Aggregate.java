package org.millrace.platform.event;

import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Something that changes by its own verbs only, and records an event for every change: check the rule, change, record.
 * Its version is the number of its events.
 */
@MappedSuperclass
public abstract class Aggregate {

    private long version;

    @Transient
    private final List<NewEvent> recorded = new ArrayList<>();

    /** Number of events so far: the base of the ETag and the order of events for those who copy. */
    public long version() {
        return version;
    }

    /**
     * Counts the version up and remembers an event of it.
     *
     * @param data makes the event's data from the version after the change
     */
    protected void record(String type, String subject, String aggregate, LongFunction<Object> data) {
        version++;
        recorded.add(new NewEvent(type, subject, aggregate, version, data.apply(version)));
    }

    /** Hands over the recorded events, once. */
    List<NewEvent> takeRecorded() {
        List<NewEvent> taken = List.copyOf(recorded);
        recorded.clear();
        return taken;
    }
}
