package org.millrace.benchmarks;

/** How many deliveries a second go to fast endpoints, and how long after its event each arrives, beside orders coming in. */
final class WebhookBenchmark {

    private static final int ENDPOINTS = 20;
    private static final double USUAL = 100;
    private static final double FLOOD = 400;
    private static final double WANTED = 2_000;

    private WebhookBenchmark() {}

    static Report run(TestBed bed, Options options) throws Exception {
        Load load = new Load(bed);
        load.heat(options.heat());
        Series usual = bed.series();
        Series flood = bed.series();
        if (options.heat() > 0) {
            load.toHooks(ENDPOINTS, FLOOD, 0, options.heat() / 2);
        }
        for (int round = 0; round < options.rounds(); round++) {
            usual.add(load.toHooks(ENDPOINTS, USUAL, options.warmup(), options.seconds()));
            flood.add(load.toHooks(ENDPOINTS, FLOOD, options.warmup(), options.seconds()));
        }
        Profile.record(bed, options, () -> load.toHooks(ENDPOINTS, FLOOD, options.warmup(), options.seconds()));
        Report report = new Report("webhooks: deliveries a second, signed v1 and v1a, from the event's time", options);
        report.note("endpoints", ENDPOINTS + " ordered ones on this machine, of one process, each wants every order");
        report.row("100 orders a second", usual);
        report.row("400 orders a second", flood);
        report.ratio("100 orders a second / 2,000", usual.perSecond() / WANTED, Target.atLeast(0.95));
        report.ratio("400 orders a second / 2,000", flood.perSecond() / WANTED, Target.atLeast(1));
        return report;
    }
}
