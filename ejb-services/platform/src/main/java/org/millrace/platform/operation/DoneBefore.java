package org.millrace.platform.operation;

import org.millrace.platform.database.Causes;

/** The command was applied by an earlier delivery: what this one has done is taken back. */
final class DoneBefore extends RuntimeException {

    static final DoneBefore INSTANCE = new DoneBefore();

    private DoneBefore() {
        super("Applied before", null, false, false);
    }

    /** Whether a transaction failed for that. */
    static boolean explains(Throwable failure) {
        return Causes.any(failure, cause -> cause == INSTANCE);
    }
}
