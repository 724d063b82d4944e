package org.millrace.platform.operation;

/** The command was applied by an earlier delivery: what this one has done is taken back. */
final class DoneBefore extends RuntimeException {

    static final DoneBefore INSTANCE = new DoneBefore();

    private DoneBefore() {
        super("Applied before", null, false, false);
    }
}
