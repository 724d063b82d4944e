package org.millrace.benchmarks;

import java.util.Locale;

/**
 * Whether a command, a page of the feed and an operation cost the same when a million commands wait, and with years of
 * history in the database. An empty system runs beside the grown one, so that the two are measured in turn.
 */
final class GrowthBenchmark {

    private static final Target COST = Target.atMost(1.2);

    @FunctionalInterface
    private interface Filling {
        void run() throws Exception;
    }

    private GrowthBenchmark() {}

    static Report run(TestBed bed, Options options) throws Exception {
        try (TestBed second = TestBed.startSecond(options);
                GrownSystem empty = new GrownSystem(second, options);
                GrownSystem grown = new GrownSystem(bed, options)) {
            Report report = run(empty, grown, options);
            Profile.record(bed, options, grown::work);
            return report;
        }
    }

    /** @param small may be the other one itself, for who wants only to see the benchmark work */
    static Report run(GrownSystem small, GrownSystem big, Options options) throws Exception {
        Report report = new Report("growth: cost of a command, a feed page and an operation", options);
        report.note("accept", "durable 202s, " + Load.CLIENTS + " clients, consumers paused");
        report.note("process", options.commands() + " waiting commands, until their events are on the topic");
        report.note("page", Feed.PAGE + " events; as operations, read by 16 clients");
        int waiting = options.waiting();
        report.note("filling 1", timed(waiting + " commands", () -> big.hold(waiting)));
        compare(small, big, waiting, text(waiting) + " waiting", options, report);
        report.note("emptying", timed(waiting + " commands", () -> big.hold(0)));
        report.note("filling 2", timed(options.events() + " events", () -> big.addEvents(options.events())));
        report.note(
                "filling 3",
                timed(options.operations() + " operations", () -> big.addOperations(options.operations())));
        compare(small, big, 0, text(options.events()) + " events", options, report);
        return report;
    }

    private static void compare(
            GrownSystem small, GrownSystem big, long waiting, String state, Options options, Report report)
            throws Exception {
        Costs empty = new Costs();
        Costs grown = new Costs();
        for (int round = 0; round < options.rounds(); round++) {
            small.measure(empty, 0);
            big.measure(grown, waiting);
        }
        grown.compare(empty, state, report, COST);
    }

    private static String timed(String what, Filling filling) throws Exception {
        long begin = System.nanoTime();
        filling.run();
        String text = String.format(Locale.ROOT, "%s: %.1f s", what, (System.nanoTime() - begin) / 1e9);
        System.out.println(text);
        return text;
    }

    private static String text(long count) {
        return count % 1_000_000 == 0 ? count / 1_000_000 + " M" : Long.toString(count);
    }
}
