package org.millrace.benchmarks;

import org.HdrHistogram.Histogram;

/** How many orders a second go all the way from POST to topic, and what a bare consumer with three inserts does. */
final class EndToEndBenchmark {

    /** More messages than the bare consumer can take in a second, so that it never runs dry. */
    private static final int ENOUGH_PER_SECOND = 6_000;

    private EndToEndBenchmark() {}

    static Report run(TestBed bed, Options options) throws Exception {
        Catalogue.create(bed);
        Orders orders = new Orders(bed);
        Report report = new Report("end to end: orders a second from POST to the event at a topic subscriber", options);
        report.note(
                "orders",
                "3 lines, 1 KiB; 64 connections, 512 orders under way; accepting, placing, sequencing, publishing");
        report.note(
                "bare", "MDB, 15 sessions, three 1 KiB inserts in a local transaction; drains a queue filled before");
        try (Broker broker = bed.broker()) {
            orders.asManyAsPossible(0, options.heat());
            drain(broker, 0, options.heat() / 3);
            Series system = new Series();
            Series bare = new Series();
            for (int round = 0; round < options.rounds(); round++) {
                system.add(orders.asManyAsPossible(options.warmup(), options.seconds()));
                bare.add(drain(broker, options.warmup(), options.seconds()));
            }
            report.row("orders, POST to topic", system);
            report.row("bare MDB, three inserts", bare);
            report.ratio("orders / bare", system.perSecond() / bare.perSecond(), "to reach: at least 0.5");
        }
        return report;
    }

    private static Sample drain(Broker broker, int warmup, int seconds) throws InterruptedException {
        String queue = TestBed.INSERTS;
        broker.pause(queue);
        broker.fill(queue, ENOUGH_PER_SECOND * (warmup + seconds));
        broker.resume(queue);
        Thread.sleep(1_000L * warmup);
        long begin = System.nanoTime();
        long before = broker.waiting(queue);
        Thread.sleep(1_000L * seconds);
        long after = broker.waiting(queue);
        double elapsed = (System.nanoTime() - begin) / 1e9;
        broker.pause(queue);
        broker.purge(queue);
        broker.resume(queue);
        if (after == 0) {
            throw new IllegalStateException("The bare consumer has run dry: give it more than " + ENOUGH_PER_SECOND);
        }
        return new Sample((before - after) / elapsed, new Histogram(3));
    }
}
