package org.millrace.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.millrace.launcher.Caller;

/** The broker's own load generator, {@code artemis perf producer}: durable, each producer waits for the confirmation. */
final class PerfProducer {

    private static final int MESSAGE_SIZE = 1024;

    private PerfProducer() {}

    /** Each sends its next message when the last is confirmed. */
    static Sample run(TestBed bed, Options options, String queue, int producers) throws IOException {
        return run(bed, options, queue, producers, "");
    }

    /** As {@link #run}, until the server's code for it is compiled. */
    static void heat(TestBed bed, Options options, String queue, int producers) throws IOException {
        run(bed, options, queue, producers, "", 1, options.heat() / 4);
    }

    /** One producer, so many messages a second at even intervals. */
    static Sample atPace(TestBed bed, Options options, String queue, double perSecond) throws IOException {
        return run(bed, options, queue, 1, " --rate " + Math.max(1, Math.round(perSecond)));
    }

    private static Sample run(TestBed bed, Options options, String queue, int producers, String rate)
            throws IOException {
        return run(bed, options, queue, producers, rate, options.warmup(), options.seconds());
    }

    private static Sample run(
            TestBed bed, Options options, String queue, int producers, String rate, double unmeasured, double measured)
            throws IOException {
        Path hdr = Files.createTempFile(options.target(), "perf", ".hdr");
        Path arguments = Files.createTempFile(
                options.target(),
                "perf",
                ".arguments",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        // threads are those of the load generator; each serves many producers
        int threads = Math.min(producers, Runtime.getRuntime().availableProcessors());
        int warmup = Math.max(1, (int) Math.ceil(unmeasured));
        try {
            Files.write(
                    arguments,
                    List.of(
                            "perf producer --silent --persistent --max-pending 1",
                            "--url " + bed.messagingUrl() + "?confirmationWindowSize=1048576",
                            "--user " + bed.credentials().user(Caller.OPS),
                            "--password " + bed.credentials().password(Caller.OPS),
                            "--producers " + producers + " --threads " + threads + rate,
                            "--message-size " + MESSAGE_SIZE,
                            // its duration contains the warm-up
                            "--warmup " + warmup + " --duration " + (warmup + (int) Math.ceil(measured)),
                            "--hdr " + hdr,
                            "queue://" + queue));
            JavaProcess.run(List.of(), Map.of(), "org.apache.activemq.artemis.cli.Artemis", List.of("@" + arguments));
            return read(hdr);
        } finally {
            Files.delete(arguments);
            Files.delete(hdr);
        }
    }

    /**
     * About one interval a second: tag, begin in seconds since 1970, length in seconds, maximum, histogram. Read by hand, since the tool writes
     * tags with spaces, which HdrHistogram's own reader stops at.
     */
    private static Sample read(Path hdr) throws IOException {
        Histogram latencies = new Histogram(3);
        double begin = Double.NaN;
        double seconds = 0;
        for (String line : Files.readAllLines(hdr)) {
            if (line.startsWith("Tag=send,")) {
                String[] interval = line.split(",");
                begin = Double.isNaN(begin) ? Double.parseDouble(interval[1]) : begin;
                seconds += Double.parseDouble(interval[2]);
                latencies.add(Sample.histogram(interval[4]));
            }
        }
        Window window = new Window((long) (1_000 * begin), (long) (1_000 * (begin + seconds)));
        return new Sample(latencies.getTotalCount() / seconds, latencies.getTotalCount(), latencies, window);
    }
}
