package org.millrace.benchmarks;

import java.nio.file.Path;
import java.util.Map;
import org.millrace.launcher.LaunchException;

/** The command: starts what is to be measured, measures it, prints a table and writes the same as JSON below target/. */
public final class Benchmarks {

    static final Map<String, Benchmark> BY_NAME = Map.of(
            "accept", AcceptBenchmark::run,
            "end-to-end", EndToEndBenchmark::run,
            "latency", LatencyBenchmark::run,
            "growth", GrowthBenchmark::run,
            "levelling", LevellingBenchmark::run,
            "webhooks", WebhookBenchmark::run);

    @FunctionalInterface
    interface Benchmark {
        Report run(TestBed bed, Options options) throws Exception;
    }

    private Benchmarks() {}

    /** @param arguments the benchmark's name; the working directory is the module's folder */
    public static void main(String... arguments) throws Exception {
        String name = arguments.length == 0 ? "" : arguments[0];
        try {
            if (!BY_NAME.containsKey(name)) {
                throw new Complaint("There is no benchmark '" + name + "', but "
                        + BY_NAME.keySet().stream().sorted().toList() + ".");
            }
            measure(name, Options.of(Path.of("")));
        } catch (Complaint | LaunchException complaint) {
            System.err.println(complaint.getMessage());
            System.exit(1);
        }
    }

    private static void measure(String name, Options options) throws Exception {
        try (TestBed bed = TestBed.start(options)) {
            Report report = BY_NAME.get(name).run(bed, options);
            System.out.println(report.table());
            System.out.println(report.write(options.target().resolve("benchmark-" + name + ".json")));
        }
    }
}
