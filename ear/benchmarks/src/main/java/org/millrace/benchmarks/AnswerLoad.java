package org.millrace.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;

/** The load generator of requests whose answers are the point: orders until their 202, or pages until they are read. */
public final class AnswerLoad {

    private AnswerLoad() {}

    /**
     * Prints one {@link Sample}, of the answers.
     *
     * @param arguments port, connections, requests a second (0: as many as are possible), seconds of warm-up, seconds of
     *     measurement, then {@code orders}, their path and the first one's number, or {@code gets} and a file of paths;
     *     the environment's LOAD_TOKEN is the caller's
     */
    public static void main(String... arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        double rate = Double.parseDouble(arguments[2]);
        String token = System.getenv().getOrDefault("LOAD_TOKEN", "");
        boolean orders = arguments[5].equals("orders");
        Requests requests = orders
                ? Requests.orders(new Order(port, arguments[6], token), Long.parseLong(arguments[7]))
                : Requests.gets(port, Files.readAllLines(Path.of(arguments[6])), token);
        HttpLoad load = new HttpLoad(port, Integer.parseInt(arguments[1]), orders ? 202 : 200, requests);
        long begin = System.nanoTime();
        Stopwatch stopwatch = new Stopwatch(begin, Double.parseDouble(arguments[3]), Double.parseDouble(arguments[4]));
        load.run(rate == 0 ? Pace.asFastAsPossible() : Pace.perSecond(rate, begin), stopwatch.end(), stopwatch::done);
        System.out.println(stopwatch.sample().line());
    }
}
