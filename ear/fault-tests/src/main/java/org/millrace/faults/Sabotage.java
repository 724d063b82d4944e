package org.millrace.faults;

import java.util.Locale;

/**
 * A promise broken on purpose, by the harness's agent in the running server: a harness that does not notice proves
 * nothing. The rules are in {@code sabotage-NAME.btm}.
 */
enum Sabotage {
    /** What was done before is done again: neither operations nor the inbox remember. */
    INBOX,
    /** Readers follow the insertion id instead of the position. */
    FEED,
    /** Messages are acknowledged before their work is committed. */
    ACKNOWLEDGE;

    String rules() {
        return "sabotage-" + name().toLowerCase(Locale.ROOT) + ".btm";
    }
}
