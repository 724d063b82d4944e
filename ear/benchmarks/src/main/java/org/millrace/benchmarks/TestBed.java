package org.millrace.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.millrace.launcher.Caller;
import org.millrace.launcher.Credentials;
import org.millrace.launcher.Layout;
import org.millrace.launcher.Ports;
import org.millrace.launcher.PostgreSql;
import org.millrace.launcher.WildFly;

/** The system as it is shipped, on an empty store and ports of its own, and the bare application beside it. */
final class TestBed implements AutoCloseable {

    /** A queue without consumers. */
    static final String SENDS = "benchmark.sends";

    /** The bare consumer's queue. */
    static final String INSERTS = "benchmark.inserts";

    private final Layout layout;
    private final Credentials credentials;
    private final PostgreSql database;
    private final WildFly server;

    private TestBed(Layout layout, List<Path> ears, Path home, Options options) {
        this.layout = layout;
        this.credentials = Credentials.in(layout);
        this.database = new PostgreSql(layout, credentials);
        this.server = new WildFly(layout, credentials, home, ears, Map.of("millrace.server.heap", options.heap()));
    }

    static TestBed start(Options options) throws IOException {
        Path home = options.root().resolve("wildfly-config/target/wildfly");
        List<Path> ears = new ArrayList<>();
        for (String name : options.ears()) {
            ears.add(options.root().resolve("ear/" + name + "/target/" + name + ".ear"));
        }
        for (Path part : Stream.concat(Stream.of(home), ears.stream()).toList()) {
            if (!Files.exists(part)) {
                throw new Complaint(part + " is missing: build it with mvn package.");
            }
        }
        Layout layout = Layout.of(options.target().resolve("millrace"), Ports.withOffset(options.portOffset()));
        ears.add(BareApplication.write(options.target().resolve("bare.ear")));
        TestBed bed = new TestBed(layout, ears, home, options);
        bed.close();
        bed.empty();
        bed.database.start();
        bed.database.awaitReady(what -> {});
        try {
            BareApplication.createTable(bed);
            bed.server.start();
            bed.server.awaitReady(what -> {});
            try (Broker broker = bed.broker()) {
                broker.create(SENDS);
                broker.create(INSERTS);
            }
            return bed;
        } catch (RuntimeException failure) {
            bed.close();
            throw failure;
        }
    }

    Ports ports() {
        return layout.ports();
    }

    String token(Caller caller) {
        return credentials.token(caller);
    }

    Credentials credentials() {
        return credentials;
    }

    Broker broker() {
        return new Broker(messagingUrl(), credentials.user(Caller.OPS), credentials.password(Caller.OPS));
    }

    String messagingUrl() {
        return "tcp://localhost:" + ports().messaging();
    }

    ProcessHandle serverProcess() {
        return server.process().orElseThrow();
    }

    private void empty() throws IOException {
        for (Path stored : List.of(layout.server(), layout.database())) {
            if (Files.exists(stored)) {
                try (Stream<Path> files = Files.walk(stored)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        server.stop();
        database.stop();
    }
}
