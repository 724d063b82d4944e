package org.millrace.faults;

import java.util.Locale;
import java.util.Optional;

/**
 * A promise broken on purpose, in the harness's own copy of the server and by its agent: a harness that does not notice
 * proves nothing.
 */
enum Sabotage {
    /** What was done before is done again: neither operations nor the inbox remember. */
    INBOX(Fault.SAME_KEY_64),
    /** Readers follow the insertion id instead of the position. */
    FEED(Fault.TERMINATE_BACKENDS),
    /** Messages are acknowledged before their work is committed. */
    ACKNOWLEDGE(Fault.KILL_WITH_BACKLOG),
    /** The broker confirms what it has not yet written. */
    UNSYNCED_BROKER(Fault.KILL_WITH_BACKLOG),
    /** The database confirms what it has not yet written. */
    UNSYNCED_DATABASE(Fault.KILL_DATABASE);

    private final Fault shownBy;

    Sabotage(Fault shownBy) {
        this.shownBy = shownBy;
    }

    /** The fault that brings it to light. */
    Fault shownBy() {
        return shownBy;
    }

    /** The agent's rules; empty where configuration does it. */
    Optional<String> rules() {
        return this == UNSYNCED_BROKER || this == UNSYNCED_DATABASE
                ? Optional.empty()
                : Optional.of("sabotage-" + name().toLowerCase(Locale.ROOT) + ".btm");
    }
}
