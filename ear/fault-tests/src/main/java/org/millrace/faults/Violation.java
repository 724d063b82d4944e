package org.millrace.faults;

/** A promise that was not kept, and the evidence. */
record Violation(Sort sort, String evidence) {
    enum Sort {
        /** What was promised is not there. */
        LOST,
        /** It is there, and somebody who followed never got it. */
        MISSED,
        DOUBLED,
        MISORDERED,
        BROKEN
    }

    @Override
    public String toString() {
        return sort + ": " + evidence;
    }
}
