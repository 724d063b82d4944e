package org.millrace.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.millrace.launcher.Caller;

/**
 * Load on one system, each from a process of its own. A rate is in requests a second at fixed intervals (open loop); where
 * none is given, each client sends its next request when it has the answer to the last (closed loop). Warm-up and
 * measurement are in seconds.
 */
final class Load {

    /** Clients where a benchmark does not vary them. */
    static final int CLIENTS = 64;

    private static final String ORDERS = "/sales/api/orders";
    private static final int UNDER_WAY = 512;
    private static final int CLOSED_LOOP = 0;

    /** The optimising compiler would take the server's time for longer than a measurement lasts. */
    private static final List<String> QUICKLY_COMPILED = List.of("-XX:TieredStopAtLevel=1");

    private final TestBed bed;

    Load(TestBed bed) {
        this.bed = bed;
    }

    /** Orders from POST to topic, until the server's code for them is compiled. */
    void heat(double seconds) {
        if (seconds > 0) {
            toTopic(0, seconds);
        }
    }

    /** Orders until their 202. */
    Sample orders(int clients, double warmup, double seconds) {
        return post(ORDERS, bed.token(Caller.SALES), clients, warmup, seconds);
    }

    /** Orders until their 202, so many a second. */
    Sample ordersPerSecond(double rate, double warmup, double seconds) {
        return answers(rate, CLIENTS, warmup, seconds, bed.token(Caller.SALES), orders(ORDERS));
    }

    /** The same requests as orders are, to another resource. */
    Sample post(String path, String token, int clients, double warmup, double seconds) {
        return answers(CLOSED_LOOP, clients, warmup, seconds, token, orders(path));
    }

    /** Reads the paths in turn. */
    Sample gets(List<String> paths, int clients, double warmup, double seconds) throws IOException {
        Path file = Files.createTempFile("gets", ".txt");
        try {
            Files.write(file, paths);
            List<String> what = List.of("gets", file.toString());
            return answers(CLOSED_LOOP, clients, warmup, seconds, bed.token(Caller.SALES), what);
        } finally {
            Files.delete(file);
        }
    }

    /** Orders from POST to topic, as many as the system can do with a fixed number under way. */
    Sample toTopic(double warmup, double seconds) {
        return toTopicPerSecond(CLOSED_LOOP, warmup, seconds);
    }

    /** Orders from POST to topic, so many a second. */
    Sample toTopicPerSecond(double rate, double warmup, double seconds) {
        return run(
                Map.of(
                        "LOAD_TOKEN", bed.token(Caller.SALES),
                        "LOAD_USER", bed.credentials().user(Caller.INTEGRATOR),
                        "LOAD_PASSWORD", bed.credentials().password(Caller.INTEGRATOR)),
                OrderToEvent.class,
                List.of(
                        Integer.toString(bed.ports().http()),
                        Integer.toString(CLIENTS),
                        Integer.toString(UNDER_WAY),
                        Double.toString(rate),
                        Double.toString(warmup),
                        Double.toString(seconds),
                        Long.toString(bed.unusedNumbers()),
                        bed.messagingUrl()));
    }

    /** Orders, so many a second, and their delivery to endpoints that want all of them, of which some never answer. */
    Sample toHooks(int endpoints, int silent, double rate, double warmup, double seconds) {
        return run(
                Map.of("LOAD_TOKEN", bed.token(Caller.SALES), "HOOKS_TOKEN", bed.token(Caller.INTEGRATOR)),
                OrderToHook.class,
                List.of(
                        Integer.toString(bed.ports().http()),
                        Integer.toString(endpoints),
                        Integer.toString(silent),
                        Double.toString(rate),
                        Double.toString(warmup),
                        Double.toString(seconds),
                        Long.toString(bed.unusedNumbers())));
    }

    private List<String> orders(String path) {
        return List.of("orders", path, Long.toString(bed.unusedNumbers()));
    }

    private Sample answers(
            double rate, int clients, double warmup, double seconds, String token, List<String> requests) {
        List<String> arguments = new ArrayList<>(List.of(
                Integer.toString(bed.ports().http()),
                Integer.toString(clients),
                Double.toString(rate),
                Double.toString(warmup),
                Double.toString(seconds)));
        arguments.addAll(requests);
        return run(Map.of("LOAD_TOKEN", token), AnswerLoad.class, arguments);
    }

    private static Sample run(Map<String, String> environment, Class<?> generator, List<String> arguments) {
        return Sample.parse(JavaProcess.run(QUICKLY_COMPILED, environment, generator.getName(), arguments));
    }
}
