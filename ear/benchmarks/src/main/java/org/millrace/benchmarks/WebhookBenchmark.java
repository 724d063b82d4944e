package org.millrace.benchmarks;

/**
 * How many deliveries a second go to fast endpoints, and how long after its event each arrives, beside orders coming in;
 * and whether an endpoint that never answers delays the others.
 */
final class WebhookBenchmark {

    private static final int ENDPOINTS = 20;
    private static final double USUAL = 100;
    private static final double FLOOD = 400;
    private static final double WANTED = 2_000;

    private static final double FEW_ORDERS = 5;

    private final Load load;
    private final Options options;

    private WebhookBenchmark(TestBed bed, Options options) {
        this.load = new Load(bed);
        this.options = options;
    }

    static Report run(TestBed bed, Options options) throws Exception {
        return new WebhookBenchmark(bed, options).run(bed);
    }

    private Report run(TestBed bed) throws Exception {
        Series usual = bed.series();
        Series flood = bed.series();
        Series answering = bed.series();
        Series oneSilent = bed.series();
        load.heat(options.heat());
        if (options.heat() > 0) {
            load.toHooks(ENDPOINTS, 0, FLOOD, 0, options.heat() / 2);
        }
        for (int round = 0; round < options.rounds(); round++) {
            usual.add(deliver(ENDPOINTS, 0, USUAL));
            flood.add(deliver(ENDPOINTS, 0, FLOOD));
            answering.add(deliver(options.endpoints(), 0, FEW_ORDERS));
            oneSilent.add(deliver(options.endpoints(), 1, FEW_ORDERS));
        }
        Profile.record(bed, options, () -> deliver(ENDPOINTS, 0, FLOOD));
        Report report = new Report("webhooks: deliveries a second, signed v1 and v1a, from the event's time", options);
        report.note("endpoints", "ordered ones on this machine, of one process, each wants every order");
        report.row("20 endpoints, 100 orders a second", usual);
        report.row("20 endpoints, 400 orders a second", flood);
        report.row(options.endpoints() + " endpoints, 5 orders a second", answering);
        report.row("the same, one of them never answers", oneSilent);
        report.ratio("100 orders a second / 2,000", usual.perSecond() / WANTED, Target.atLeast(0.95));
        report.ratio("400 orders a second / 2,000", flood.perSecond() / WANTED, Target.atLeast(1));
        report.ratio(
                "p99 with a silent one / without",
                oneSilent.percentile(99) / answering.percentile(99),
                Target.atMost(1.2));
        return report;
    }

    private Sample deliver(int endpoints, int silent, double rate) {
        return load.toHooks(endpoints, silent, rate, options.warmup(), options.seconds());
    }
}
