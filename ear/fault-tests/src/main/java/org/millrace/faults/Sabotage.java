package org.millrace.faults;

import java.util.Locale;
import java.util.Optional;
import org.millrace.faults.Violation.Sort;

/**
 * A promise broken on purpose, in the harness's own copy of the server and by its agent: a harness that does not notice
 * proves nothing.
 */
enum Sabotage {
    /** What was done before is done again: neither operations nor the inbox remember. */
    INBOX(Fault.SAME_KEY_64, Sort.DOUBLED),
    /** Readers follow the insertion id instead of the position, and what is committed behind them they never get. */
    FEED(Fault.TERMINATE_BACKENDS, Sort.MISSED),
    /** Messages are acknowledged before their work is committed. */
    ACKNOWLEDGE(Fault.KILL_WITH_BACKLOG, Sort.LOST),
    /** The broker confirms what it has not yet written. */
    UNSYNCED_BROKER(Fault.KILL_WITH_BACKLOG, Sort.LOST),
    /** The database confirms what it has not yet written. */
    UNSYNCED_DATABASE(Fault.KILL_DATABASE, Sort.LOST);

    private final Fault shownBy;
    private final Sort breaks;

    Sabotage(Fault shownBy, Sort breaks) {
        this.shownBy = shownBy;
        this.breaks = breaks;
    }

    /** The fault that brings it to light. */
    Fault shownBy() {
        return shownBy;
    }

    /** What has to be found: anything else would not show that this was noticed. */
    Sort breaks() {
        return breaks;
    }

    /** The agent's rules; empty where configuration does it. */
    Optional<String> rules() {
        return this == UNSYNCED_BROKER || this == UNSYNCED_DATABASE
                ? Optional.empty()
                : Optional.of("sabotage-" + name().toLowerCase(Locale.ROOT) + ".btm");
    }
}
