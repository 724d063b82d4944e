package org.millrace.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.HdrHistogram.Histogram;

/** How long an order takes from POST to topic at moderate load, against one broker send and one database commit. */
final class LatencyBenchmark {

    private final TestBed bed;
    private final Options options;

    private LatencyBenchmark(TestBed bed, Options options) {
        this.bed = bed;
        this.options = options;
    }

    static Report run(TestBed bed, Options options) throws Exception {
        return new LatencyBenchmark(bed, options).run();
    }

    private Report run() throws Exception {
        Catalogue.create(bed);
        Orders orders = new Orders(bed);
        orders.asManyAsPossible(0, options.heat());
        double most =
                orders.asManyAsPossible(options.warmup(), options.seconds()).perSecond();
        Series tenth = new Series();
        Series half = new Series();
        Series send = new Series();
        Series commit = new Series();
        for (int round = 0; round < options.rounds(); round++) {
            send.add(PerfProducer.run(bed, options, TestBed.SENDS, 1));
            commit.add(commits());
            tenth.add(orders.perSecond(most * 0.1, options.warmup(), options.seconds()));
            half.add(orders.perSecond(most * 0.5, options.warmup(), options.seconds()));
        }
        Report report = new Report("latency: POST to topic, open loop, counted from when a request was due", options);
        report.note("rate", Math.round(most) + " orders a second end to end in this run");
        report.row("10 % load", tenth);
        report.row("50 % load", half);
        report.row("one broker send", send);
        report.row("one database commit", commit);
        for (double percentile : new double[] {50, 99}) {
            double sum = send.percentile(percentile) + commit.percentile(percentile);
            String target = "to reach: at most " + (percentile == 50 ? 4 : 12);
            report.ratio("p%.0f at 10 %% / sum".formatted(percentile), tenth.percentile(percentile) / sum, target);
            report.ratio("p%.0f at 50 %% / sum".formatted(percentile), half.percentile(percentile) / sum, "");
        }
        return report;
    }

    /** One after the other, a row of 1 KiB each. */
    private Sample commits() throws SQLException {
        Histogram latencies = new Histogram(3);
        String url = bed.credentials().databaseUrl("sales");
        String password = bed.credentials().databasePassword("sales");
        long begin = System.nanoTime();
        long start = begin + 1_000_000_000L * options.warmup();
        long end = start + 1_000_000_000L * options.seconds();
        try (Connection connection = DriverManager.getConnection(url, "sales", password);
                PreparedStatement insert = connection.prepareStatement("insert into bare values (?, 0, ?)")) {
            for (long now = begin; now < end; ) {
                insert.setObject(1, UUID.randomUUID());
                insert.setString(2, "x".repeat(1024));
                insert.executeUpdate();
                long done = System.nanoTime();
                if (now >= start) {
                    latencies.recordValue((done - now) / 1_000);
                }
                now = done;
            }
        }
        return new Sample((double) latencies.getTotalCount() / options.seconds(), latencies);
    }
}
