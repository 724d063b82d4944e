package org.millrace.benchmarks;

/**
 * What a ratio should be.
 *
 * @param least inclusive
 * @param most inclusive
 */
record Target(double least, double most) {

    /** For a ratio that only informs. */
    static final Target NONE = new Target(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    static Target atLeast(double least) {
        return new Target(least, Double.POSITIVE_INFINITY);
    }

    static Target atMost(double most) {
        return new Target(Double.NEGATIVE_INFINITY, most);
    }

    boolean reachedBy(double ratio) {
        return ratio >= least && ratio <= most;
    }

    /** In words; empty for {@link #NONE}. */
    String text() {
        if (equals(NONE)) {
            return "";
        }
        return Double.isInfinite(most) ? "at least " + least : "at most " + most;
    }
}
