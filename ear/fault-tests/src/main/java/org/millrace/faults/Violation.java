package org.millrace.faults;

/** A promise that was not kept, and the evidence. */
record Violation(Sort sort, String evidence) {
    enum Sort {
        LOST,
        DOUBLED,
        MISORDERED,
        BROKEN
    }

    @Override
    public String toString() {
        return sort + ": " + evidence;
    }
}
