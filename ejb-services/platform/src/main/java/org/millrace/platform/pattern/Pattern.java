package org.millrace.platform.pattern;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.millrace.platform.event.LoggedEvent;

/**
 * Something that a series of events shows. It goes by the events' own times and by nothing else, so that the same log
 * always shows the same; what it remembers is made anew from the log after a restart.
 */
public interface Pattern {

    /** Type of the event that tells of it. */
    String type();

    /** Exact types of the events that it is made of. */
    Set<String> sources();

    /** How long an event matters. */
    Duration memory();

    /** Takes an event of the log in; they come in the log's order. */
    void remember(LoggedEvent event);

    /**
     * Whether the pattern shows, now that the event has been remembered.
     *
     * @param last where it was found last, by subject
     */
    List<Finding> find(LoggedEvent event, Function<String, Optional<Found>> last);
}
