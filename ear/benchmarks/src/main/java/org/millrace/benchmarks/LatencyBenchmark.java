package org.millrace.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

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
        Load load = new Load(bed);
        load.heat(options.heat());
        double most = load.toTopic(options.warmup(), options.seconds()).perSecond();
        Series tenth = bed.series();
        Series half = bed.series();
        Series send = bed.series();
        Series commit = bed.series();
        Series pacedSend = bed.series();
        Series pacedCommit = bed.series();
        for (int round = 0; round < options.rounds(); round++) {
            send.add(PerfProducer.run(bed, options, TestBed.SENDS, 1));
            commit.add(commits(Pace.asFastAsPossible()));
            pacedSend.add(PerfProducer.atPace(bed, options, TestBed.SENDS, most * 0.1));
            pacedCommit.add(commits(Pace.perSecond(most * 0.1, System.nanoTime())));
            tenth.add(load.toTopicPerSecond(most * 0.1, options.warmup(), options.seconds()));
            half.add(load.toTopicPerSecond(most * 0.5, options.warmup(), options.seconds()));
        }
        Profile.record(bed, options, () -> load.toTopicPerSecond(most * 0.5, options.warmup(), options.seconds()));
        Report report = new Report("latency: POST to topic, open loop, counted from when a request was due", options);
        report.note("load", "10 % and 50 % of " + Math.round(most) + " orders a second, end to end in this run");
        report.note(
                "as rarely", "at the pace of 10 % load, from when each really began, as the broker's own tool counts");
        report.row("10 % load", tenth);
        report.row("50 % load", half);
        report.row("one broker send", send);
        report.row("one database commit", commit);
        report.row("one broker send, as rarely", pacedSend);
        report.row("one database commit, as rarely", pacedCommit);
        for (double percentile : new double[] {50, 99}) {
            double sum = send.percentile(percentile) + commit.percentile(percentile);
            Target target = Target.atMost(percentile == 50 ? 4 : 12);
            report.ratio(
                    "p%.0f at 10 %% / send + commit".formatted(percentile), tenth.percentile(percentile) / sum, target);
            report.ratio(
                    "p%.0f at 10 %% / the same as rarely".formatted(percentile),
                    tenth.percentile(percentile)
                            / (pacedSend.percentile(percentile) + pacedCommit.percentile(percentile)),
                    Target.NONE);
            report.ratio(
                    "p%.0f at 50 %% / send + commit".formatted(percentile),
                    half.percentile(percentile) / sum,
                    Target.NONE);
        }
        return report;
    }

    /** A row of 1 KiB each. */
    private Sample commits(Pace pace) throws SQLException {
        Stopwatch stopwatch = new Stopwatch(System.nanoTime(), options.warmup(), options.seconds());
        try (Connection connection = bed.database();
                PreparedStatement insert = connection.prepareStatement("insert into bare values (?, 0, ?)")) {
            for (long now = System.nanoTime(); now < stopwatch.end(); now = System.nanoTime()) {
                long due = pace.due(now);
                if (due > now) {
                    LockSupport.parkNanos(Math.min(due, stopwatch.end()) - now);
                    continue;
                }
                pace.sent();
                insert.setObject(1, UUID.randomUUID());
                insert.setString(2, "x".repeat(1024));
                insert.executeUpdate();
                stopwatch.done(now, System.nanoTime());
            }
        }
        return stopwatch.sample();
    }
}
