package org.millrace.platform.event;

import java.util.List;

/** Lets tests see what an aggregate has recorded. */
public final class RecordedEvents {

    private RecordedEvents() {}

    /** The events since the last call. */
    public static List<NewEvent> of(Aggregate aggregate) {
        return aggregate.takeRecorded();
    }

    public static List<String> typesOf(Aggregate aggregate) {
        return of(aggregate).stream()
                .map(event -> event.type().replace("millrace.sales.", ""))
                .toList();
    }
}
