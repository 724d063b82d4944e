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

    /**
     * Takes an event of the log in, and tells whether the pattern shows with it; they come in the log's order. After a
     * restart also those of its memory, for which nobody asks what they show.
     *
     * @param last where it was found last, by subject
     */
    List<Finding> next(LoggedEvent event, Function<String, Optional<Found>> last);
}
