package org.millrace.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/** What one system did in all rounds, by what was asked of it. */
final class Costs {

    static final String ACCEPT = "accept";
    static final String PROCESS = "process";
    static final String PAGE = "page, ";
    static final String OPERATION = "operation";

    /** An empty system's only page is compared with every page of a grown one. */
    private static final String FIRST_PAGE = PAGE + "beginning";

    private final Map<String, Series> series = new LinkedHashMap<>();

    void add(String what, TestBed bed, Sample sample) {
        series.computeIfAbsent(what, any -> bed.series()).add(sample);
    }

    /** Reports them beside those of the empty system. @param state in which this system was */
    void compare(Costs empty, String state, Report report, Target target) {
        empty.series.forEach((what, measured) -> report.row(what + ": empty, beside " + state, measured));
        series.forEach((what, measured) -> report.row(what + ": " + state, measured));
        series.forEach((what, measured) -> {
            Series other = empty.series.get(what.startsWith(PAGE) ? FIRST_PAGE : what);
            report.ratio(what + ": cost, " + state, other.perSecond() / measured.perSecond(), target);
        });
        report.ratio(
                ACCEPT + ": p99, " + state,
                series.get(ACCEPT).percentile(99) / empty.series.get(ACCEPT).percentile(99),
                target);
    }
}
