package org.millrace.platform.operation;

import org.millrace.platform.database.Causes;

/** The operation has ended, by an earlier delivery or cancelled: what this delivery has done is taken back. */
final class DoneBefore extends RuntimeException {

    static final DoneBefore INSTANCE = new DoneBefore();

    private DoneBefore() {
        super("Ended before", null, false, false);
    }

    /** Whether a transaction failed for that. */
    static boolean explains(Throwable failure) {
        return Causes.any(failure, cause -> cause == INSTANCE);
    }
}
