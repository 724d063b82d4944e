package org.millrace.benchmarks;

/**
 * Whether a burst far beyond what can be processed leaves accepting as quick as it was, and processing as fast: once where
 * both compete for the machine's cores, so that the burst can hardly be larger than what is processed, and once where a slow
 * disk of the database says how much that is.
 */
final class LevellingBenchmark {

    private static final double BURST = 10;

    /** What is processed differs a little from time to time. */
    private static final double BURST_OVER = 1.1 * BURST;

    private static final int SLOW_MS = 100;

    /** Of what can be accepted at most: an open loop beyond that would measure its own queue. */
    private static final double UTILISATION = 0.8;

    private final TestBed bed;
    private final Options options;
    private final Broker broker;
    private final Store store;
    private final Drain drain;
    private final Load load;

    private LevellingBenchmark(TestBed bed, Options options, Broker broker, Store store) {
        this.bed = bed;
        this.options = options;
        this.broker = broker;
        this.store = store;
        this.drain = new Drain(broker, store);
        this.load = new Load(bed);
    }

    static Report run(TestBed bed, Options options) throws Exception {
        try (Broker broker = bed.broker();
                Store store = new Store(bed);
                Subscriber subscriber = bed.subscriber()) {
            subscriber.start(order -> {});
            try {
                return new LevellingBenchmark(bed, options, broker, store).run();
            } finally {
                broker.resume(TestBed.COMMANDS);
            }
        }
    }

    private Report run() throws Exception {
        load.heat(options.heat());
        Sample most = load.orders(Load.CLIENTS, options.warmup(), options.seconds());
        drain.settleAll();
        broker.pause(TestBed.COMMANDS);
        load.orders(1, 0, 0.1);
        Backlog backlog = Backlog.like(bed, broker);
        broker.purge(TestBed.COMMANDS);
        Report report = new Report("levelling: accepting during a burst, and processing after it", options);
        report.note("before", options.commands() + " waiting commands, until their events are on the topic");
        report.note("after", "what waited at the end of the burst, until the last event was on the topic");
        report.note("slow disk", "the database waits " + SLOW_MS + " ms before each of its writes to the disk");
        double limit = UTILISATION * most.perSecond();
        measure(report, "", limit, backlog, Target.NONE);
        Profile.record(bed, options, () -> burst(limit, bed.series(), bed.series()));
        bed.slowDownCommits(SLOW_MS);
        try {
            measure(report, ", slow disk", limit, backlog, Target.atLeast(BURST));
        } finally {
            bed.slowDownCommits(0);
        }
        return report;
    }

    /** @param limit of a burst, in orders a second */
    private void measure(Report report, String where, double limit, Backlog backlog, Target burstTarget)
            throws Exception {
        double processed = process(backlog).perSecond();
        double rate = Math.min(BURST_OVER * processed, limit);
        Series before = bed.series();
        Series calm = bed.series();
        Series burst = bed.series();
        Series after = bed.series();
        for (int round = 0; round < options.rounds(); round++) {
            before.add(process(backlog));
            broker.resume(TestBed.COMMANDS);
            calm.add(load.ordersPerSecond(processed / 2, options.warmup(), options.seconds()));
            drain.settleAll();
            burst(rate, burst, after);
        }
        report.note("burst" + where, "%.0f orders a second for %s s, open loop".formatted(rate, options.burst()));
        report.row("accept at half the processing rate" + where, calm);
        report.row("accept during the burst" + where, burst);
        report.row("process before" + where, before);
        report.row("process after the burst" + where, after);
        report.ratio("burst / processing rate" + where, burst.perSecond() / before.perSecond(), burstTarget);
        report.ratio(
                "p99 during the burst / without" + where, burst.percentile(99) / calm.percentile(99), Target.atMost(2));
        report.ratio("p50 during the burst / without" + where, burst.percentile(50) / calm.percentile(50), Target.NONE);
        report.ratio("process after / before" + where, after.perSecond() / before.perSecond(), Target.atLeast(0.9));
    }

    private Sample process(Backlog backlog) throws Exception {
        broker.pause(TestBed.COMMANDS);
        backlog.add(broker, options.commands());
        return drain.of(options.commands());
    }

    private void burst(double rate, Series accepting, Series processing) throws Exception {
        accepting.add(load.ordersPerSecond(rate, options.warmup(), options.burst()));
        long begin = System.currentTimeMillis();
        long first = store.published();
        drain.settleAll();
        Window window = new Window(begin, System.currentTimeMillis());
        processing.add(Sample.rate(store.published() - first, window));
    }
}
