package org.millrace.benchmarks;

/** How many orders a second go all the way from POST to topic, and what a bare consumer with three inserts does. */
final class EndToEndBenchmark {

    private EndToEndBenchmark() {}

    static Report run(TestBed bed, Options options) throws Exception {
        Load load = new Load(bed);
        Report report = new Report("end to end: orders a second from POST to the event at a topic subscriber", options);
        report.note(
                "orders",
                "3 lines, 1 KiB; 64 connections, 512 orders under way; accepting, placing, sequencing, publishing");
        report.note(
                "bare",
                "MDB, 60 sessions, three 1 KiB inserts in a local transaction; its queue is filled up while it works");
        try (Broker broker = bed.broker()) {
            load.heat(options.heat());
            if (options.heat() > 0) {
                drain(broker, 0, options.heat() / 3);
            }
            Series system = bed.series();
            Series bare = bed.series();
            for (int round = 0; round < options.rounds(); round++) {
                system.add(load.toTopic(options.warmup(), options.seconds()));
                bare.add(drain(broker, options.warmup(), options.seconds()));
            }
            report.row("orders, POST to topic", system);
            report.row("bare MDB, three inserts", bare);
            report.ratio("orders / bare", system.perSecond() / bare.perSecond(), Target.atLeast(0.5));
            Profile.record(bed, options, () -> load.toTopic(options.warmup(), options.seconds()));
        }
        return report;
    }

    private static Sample drain(Broker broker, double warmup, double seconds) throws InterruptedException {
        Supply supply = new Supply(broker, TestBed.INSERTS);
        supply.keep(warmup);
        long begin = System.currentTimeMillis();
        long before = supply.taken();
        supply.keep(seconds);
        long after = supply.taken();
        Window window = new Window(begin, System.currentTimeMillis());
        broker.purge(TestBed.INSERTS);
        return Sample.rate(after - before, window);
    }
}
