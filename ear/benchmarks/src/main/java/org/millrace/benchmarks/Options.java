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
 * @param rounds in which each contestant is measured once
 * @param heat seconds of load before all measurements, so that the server's code is compiled
 * @param warmup seconds before each measurement, not counted
 * @param seconds of each measurement
 * @param commands that are processed for one measurement of a processing rate
 * @param burst seconds that a burst lasts
 * @param waiting commands that wait in a grown system
 * @param events in the log of a grown system
 * @param operations in the database of a grown system
 * @param endpoints of webhooks, one of which never answers
 * @param portOffset of the system; a second one beside it uses the next
 * @param heap of the server
 * @param profile name of a file for a JFR recording of the server, below {@code target/}; empty for none
 */
record Options(
        Path root,
        List<String> ears,
        List<Integer> clients,
        int rounds,
        double heat,
        double warmup,
        double seconds,
        int commands,
        double burst,
        int waiting,
        int events,
        int operations,
        int endpoints,
        int portOffset,
        String heap,
        String profile) {

    /** @param module the benchmark module's folder */
    static Options of(Path module) {
        return new Options(
                module.resolve("../..").toAbsolutePath().normalize(),
                list("ears"),
                list("clients").stream().map(Integer::valueOf).toList(),
                (int) number("rounds"),
                number("heat"),
                number("warmup"),
                number("seconds"),
                (int) number("commands"),
                number("burst"),
                (int) number("waiting"),
                (int) number("events"),
                (int) number("operations"),
                (int) number("endpoints"),
                (int) number("port-offset"),
                text("heap"),
                text("profile"));
    }

    /** Where everything is kept that a run makes. */
    Path target() {
        return root.resolve("ear/benchmarks/target");
    }

    private static String text(String name) {
        return System.getProperty("benchmark." + name, "");
    }

    private static List<String> list(String name) {
        return Stream.of(text(name).split(",")).map(String::strip).toList();
    }

    private static double number(String name) {
        try {
            return Double.parseDouble(text(name));
        } catch (NumberFormatException e) {
            throw new Complaint("benchmark." + name + " is a number, not '" + text(name) + "'.");
        }
    }
}
