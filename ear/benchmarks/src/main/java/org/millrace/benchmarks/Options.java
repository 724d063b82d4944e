package org.millrace.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How to measure: system properties {@code benchmark.*}, which the module's POM gives their defaults.
 *
 * @param root of the repository
 * @param ears which applications are deployed
 * @param clients numbers of clients, each measured for itself
 * @param heat seconds of load before all measurements, so that the server's code is compiled
 * @param warmup seconds before each measurement, not counted
 * @param seconds of each measurement
 * @param profile name of a file for a JFR recording of the server, below {@code target/}; empty for none
 */
record Options(
        Path root,
        List<String> ears,
        List<Integer> clients,
        int rounds,
        int heat,
        int warmup,
        int seconds,
        int portOffset,
        String heap,
        String profile) {

    /** @param module the benchmark module's folder */
    static Options of(Path module) {
        return new Options(
                module.resolve("../..").toAbsolutePath().normalize(),
                list("ears", "sales"),
                list("clients", "1,16,64").stream().map(Integer::valueOf).toList(),
                number("rounds", 3),
                number("heat", 60),
                number("warmup", 3),
                number("seconds", 5),
                number("port-offset", 2_500),
                text("heap", "512m"),
                text("profile", ""));
    }

    /** Where everything is kept that a run makes. */
    Path target() {
        return root.resolve("ear/benchmarks/target");
    }

    private static String text(String name, String otherwise) {
        return System.getProperty("benchmark." + name, otherwise);
    }

    private static List<String> list(String name, String otherwise) {
        return Stream.of(text(name, otherwise).split(",")).map(String::strip).toList();
    }

    private static int number(String name, int otherwise) {
        try {
            return Integer.parseInt(text(name, Integer.toString(otherwise)));
        } catch (NumberFormatException e) {
            throw new Complaint("benchmark." + name + " is a whole number, not '" + text(name, "") + "'.");
        }
    }
}
