package org.millrace.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.millrace.launcher.Caller;
import org.millrace.launcher.Credentials;
import org.millrace.launcher.Layout;
import org.millrace.launcher.Ports;
import org.millrace.launcher.PostgreSql;
import org.millrace.launcher.WildFly;

/** The system as it is shipped, on an empty store and ports of its own, and the bare application beside it. */
final class TestBed implements AutoCloseable {

    /** The queue of accepted orders. */
    static final String COMMANDS = "sales.commands";

    /** A queue without consumers. */
    static final String SENDS = "benchmark.sends";

    /** The bare consumer's queue. */
    static final String INSERTS = "benchmark.inserts";

    private final Layout layout;
    private final Credentials credentials;
    private final PostgreSql database;
    private final WildFly server;
    private final CpuMeter meter;
    private final AtomicLong numbers = new AtomicLong();

    private TestBed(Layout layout, List<Path> ears, Path home, Options options) {
        this.layout = layout;
        this.credentials = Credentials.in(layout);
        this.database = new PostgreSql(layout, credentials);
        this.server = new WildFly(layout, credentials, home, ears, Map.of("millrace.server.heap", options.heap()));
        this.meter = new CpuMeter(() -> ProcessTimes.used(
                server.process().orElseThrow(), database.process().orElseThrow()));
    }

    static TestBed start(Options options) throws IOException, InterruptedException {
        return start(options, "millrace", options.portOffset());
    }

    /** A second system, to be compared with the first in the same run. */
    static TestBed startSecond(Options options) throws IOException, InterruptedException {
        return start(options, "millrace-second", options.portOffset() + 1);
    }

    private static TestBed start(Options options, String folder, int portOffset)
            throws IOException, InterruptedException {
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
        Layout layout = Layout.of(options.target().resolve(folder), Ports.withOffset(portOffset));
        ears.add(BareApplication.write(options.target().resolve("bare.ear")));
        TestBed bed = new TestBed(layout, ears, home, options);
        bed.stopParts();
        Runtime.getRuntime().addShutdownHook(new Thread(bed::stopParts));
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
                if (!options.ears().contains("fulfilment")) {
                    // the queue of a subscriber who is not there would only grow
                    broker.disable("fulfilment.inbox");
                }
            }
            Catalogue.create(bed);
            bed.meter.start();
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

    /** To be started and closed by the caller. */
    Subscriber subscriber() throws Exception {
        return new Subscriber(
                messagingUrl(), credentials.user(Caller.INTEGRATOR), credentials.password(Caller.INTEGRATOR));
    }

    String messagingUrl() {
        return "tcp://localhost:" + ports().messaging();
    }

    /** For a contestant of which the CPU time is known as well. */
    Series series() {
        return new Series(meter::during);
    }

    /** The first of 100 million order numbers that nobody has had. */
    long unusedNumbers() {
        return numbers.addAndGet(100_000_000);
    }

    /** A connection to Sales' database, as Sales itself has. */
    Connection database() throws SQLException {
        return DriverManager.getConnection(
                credentials.databaseUrl("sales"), "sales", credentials.databasePassword("sales"));
    }

    /**
     * Lets the database wait before each of its writes to the disk, as if that were a slow one.
     *
     * @param millis 100 at most
     */
    void slowDownCommits(int millis) {
        try (Connection connection = DriverManager.getConnection(
                        credentials.databaseUrl("sales"), "postgres", credentials.superuserPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET commit_siblings = 0");
            statement.execute("ALTER SYSTEM SET commit_delay = " + 1_000 * millis);
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
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
        meter.close();
        stopParts();
    }

    /** Also those that a killed run has left behind. */
    private void stopParts() {
        server.stop();
        database.stop();
    }
}
