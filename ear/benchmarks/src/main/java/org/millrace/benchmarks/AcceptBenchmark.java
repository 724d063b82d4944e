package org.millrace.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.millrace.launcher.Caller;

/** How many orders a second are accepted, while nobody works on them, and what broker and web server could do at most. */
final class AcceptBenchmark {

    private static final int WARM_UP_CLIENTS = Load.CLIENTS;

    private final TestBed bed;
    private final Options options;
    private final Broker broker;
    private final Load load;

    private AcceptBenchmark(TestBed bed, Options options, Broker broker) {
        this.bed = bed;
        this.options = options;
        this.broker = broker;
        this.load = new Load(bed);
    }

    static Report run(TestBed bed, Options options) throws Exception {
        try (Broker broker = bed.broker()) {
            try {
                return new AcceptBenchmark(bed, options, broker).run();
            } finally {
                broker.resume(TestBed.COMMANDS);
            }
        }
    }

    private Report run() throws Exception {
        String bareName = "bare, " + tokenCheck();
        broker.pause(TestBed.COMMANDS);
        Report report = new Report("accept: durable 202s a second, 1 KiB an order, consumers paused", options);
        report.note("broker", "artemis perf producer, CORE over TCP, durable, one message in flight each, 1 KiB");
        report.note("bare", "JAX-RS resource that reads the body and answers 202; with a token sent, and without");
        warmUp();
        for (int clients : options.clients()) {
            Series broker = bed.series();
            Series accept = bed.series();
            Series bare = bed.series();
            Series open = bed.series();
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
                    clients + ": p99 accept / broker", accept.percentile(99) / broker.percentile(99), Target.atMost(3));
            report.ratio(clients + ": accept / " + bareName, accept.perSecond() / bare.perSecond(), Target.NONE);
        }
        Profile.record(bed, options, () -> accept(WARM_UP_CLIENTS, options.warmup(), options.seconds()));
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
    private void warmUp() throws IOException {
        if (options.heat() > 0) {
            load.post("/bare/api/orders", bed.token(Caller.SALES), WARM_UP_CLIENTS, 0, options.heat() / 4);
            PerfProducer.heat(bed, options, TestBed.SENDS, WARM_UP_CLIENTS);
            broker.purge(TestBed.SENDS);
            accept(WARM_UP_CLIENTS, 0, options.heat());
        }
    }

    private static Target target(int clients) {
        return clients >= 64 ? Target.atLeast(0.6) : Target.NONE;
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
    private Sample accept(int clients, double warmup, double seconds) {
        Sample sample = load.orders(clients, warmup, seconds);
        long waiting = broker.waiting(TestBed.COMMANDS);
        if (waiting != sample.all()) {
            throw new IllegalStateException(sample.all() + " accepted, " + waiting + " wait");
        }
        broker.purge(TestBed.COMMANDS);
        return sample;
    }

    private Sample post(String path, int clients, String token) {
        return load.post(path, token, clients, options.warmup(), options.seconds());
    }
}
