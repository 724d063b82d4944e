package org.millrace.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.millrace.launcher.Caller;

/** How many orders a second are accepted, while nobody works on them, and what broker and web server could do at most. */
final class AcceptBenchmark {

    private static final String COMMANDS = "sales.commands";
    private static final int WARM_UP_CLIENTS = 64;

    private final TestBed bed;
    private final Options options;
    private final Broker broker;
    private long number;

    private AcceptBenchmark(TestBed bed, Options options, Broker broker) {
        this.bed = bed;
        this.options = options;
        this.broker = broker;
    }

    static Report run(TestBed bed, Options options) throws Exception {
        try (Broker broker = bed.broker()) {
            return new AcceptBenchmark(bed, options, broker).run();
        }
    }

    private Report run() throws Exception {
        String bareName = "bare, " + tokenCheck();
        broker.pause(COMMANDS);
        Report report = new Report("accept: durable 202s a second, 1 KiB an order, consumers paused", options);
        report.note("broker", "artemis perf producer, CORE over TCP, durable, one message in flight each, 1 KiB");
        report.note("bare", "JAX-RS resource that reads the body and answers 202; with a token sent, and without");
        warmUp();
        for (int clients : options.clients()) {
            Series broker = new Series();
            Series accept = new Series();
            Series bare = new Series();
            Series open = new Series();
            for (int round = 0; round < options.rounds(); round++) {
                broker.add(send(clients));
                accept.add(accept(clients));
                bare.add(post("/bare/api/orders", clients, bed.token(Caller.SALES)));
                open.add(post("/bare/api/open", clients, ""));
            }
            report.row(clients + " clients: accept", accept);
            report.row(clients + " producers: broker", broker);
            report.row(clients + " clients: " + bareName, bare);
            report.row(clients + " clients: bare, open", open);
            report.ratio(clients + ": accept / broker", accept.perSecond() / broker.perSecond(), target(clients));
            report.ratio(
                    clients + ": p99 accept / broker",
                    accept.percentile(99) / broker.percentile(99),
                    "to reach: at most 3");
            report.ratio(clients + ": accept / " + bareName, accept.perSecond() / bare.perSecond(), "");
        }
        if (!options.profile().isEmpty()) {
            try (Profile profile = Profile.of(bed, options)) {
                profile.start();
                accept(WARM_UP_CLIENTS, options.warmup(), options.seconds());
            }
        }
        return report;
    }

    /** What the bare resource does is tried, not believed: without the check it is a higher bar. */
    private String tokenCheck() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(bed.ports().baseUrl() + "/bare/api/orders"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        int status = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
        return status == 401 ? "JWT checked" : "JWT ignored";
    }

    /** A server whose code is not compiled yet would be measured with its compiler. */
    private void warmUp() {
        post("/bare/api/orders", WARM_UP_CLIENTS, bed.token(Caller.SALES), 0, options.heat() / 4);
        accept(WARM_UP_CLIENTS, 0, options.heat());
    }

    private static String target(int clients) {
        return clients >= 64 ? "to reach: at least 0.6" : "";
    }

    private Sample send(int producers) throws Exception {
        Sample sample = PerfProducer.run(bed, options, TestBed.SENDS, producers);
        broker.purge(TestBed.SENDS);
        return sample;
    }

    private Sample accept(int clients) {
        return accept(clients, options.warmup(), options.seconds());
    }

    /** Every 202 must be a command that waits. */
    private Sample accept(int clients, int warmup, int seconds) {
        Sample sample = post("/sales/api/orders", clients, bed.token(Caller.SALES), warmup, seconds);
        long waiting = broker.waiting(COMMANDS);
        if (waiting < sample.latencies().getTotalCount()) {
            throw new IllegalStateException(
                    sample.latencies().getTotalCount() + " accepted, only " + waiting + " wait");
        }
        broker.purge(COMMANDS);
        return sample;
    }

    private Sample post(String path, int clients, String token) {
        return post(path, clients, token, options.warmup(), options.seconds());
    }

    private Sample post(String path, int clients, String token, int warmup, int seconds) {
        number += 100_000_000;
        return Sample.parse(JavaProcess.run(
                Map.of("LOAD_TOKEN", token),
                ClosedLoop.class.getName(),
                List.of(
                        Integer.toString(bed.ports().http()),
                        path,
                        Integer.toString(clients),
                        Integer.toString(warmup),
                        Integer.toString(seconds),
                        Long.toString(number))));
    }
}
