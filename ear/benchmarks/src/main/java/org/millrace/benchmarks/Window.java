package org.millrace.benchmarks;

/**
 * When something was measured.
 *
 * @param begin milliseconds since 1970
 * @param end likewise
 */
record Window(long begin, long end) {

    double seconds() {
        return (end - begin) / 1_000.0;
    }
}
