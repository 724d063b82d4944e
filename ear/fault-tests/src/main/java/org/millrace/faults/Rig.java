package org.millrace.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.millrace.client.Complaint;
import org.millrace.launcher.Credentials;
import org.millrace.launcher.Layout;
import org.millrace.launcher.Ports;
import org.millrace.launcher.PostgreSql;

/**
 * The system under test: real server, broker and database in a folder and on ports of their own, and what kills and
 * troubles them. Proxy, small disk and false clock are there only where a fault of the run wants them.
 */
final class Rig implements AutoCloseable {
    private static final int PORT_OFFSET = 1_500;

    private final Options options;
    private final Layout layout;
    private final Credentials credentials;
    private final PostgreSql database;
    private final Agent agent;
    private final Server server;
    private CommitProxy proxy;
    private SmallDisk disk;
    private FakeClock clock;
    private int kills;

    /** Stops what an earlier run left behind, forgets what it stored, and keeps copies of the EARs for the whole run. */
    Rig(Options options) throws IOException {
        this.options = options;
        Path store = Files.createDirectories(options.store());
        layout = Layout.of(store, Ports.withOffset(PORT_OFFSET));
        credentials = Credentials.in(layout);
        database = new PostgreSql(layout, credentials);
        agent = new Agent(store, options.sabotage());
        List<Path> ears = new ArrayList<>();
        for (Path ear : options.ears()) {
            ears.add(store.resolve("ears").resolve(ear.getFileName()));
        }
        server = new Server(layout, credentials, options.home(), ears, agent);
        killServer();
        killDatabase();
        kills = 0;
        Path journal = layout.server().resolve("data/activemq");
        SmallDisk.release(journal);
        for (String stale : List.of("server", "postgres", "triggers", "ears")) {
            delete(store.resolve(stale));
        }
        Files.createDirectories(store.resolve("ears"));
        for (int i = 0; i < ears.size(); i++) {
            Files.copy(options.ears().get(i), ears.get(i));
        }
        if (options.faults().contains(Fault.COMMIT_RESET)) {
            proxy = new CommitProxy(ports().database());
            server.reachesDatabaseAt(proxy.port());
        }
        if (options.faults().contains(Fault.DISK_FULL)) {
            disk = new SmallDisk(journal);
        }
        if (options.faults().contains(Fault.CLOCK)) {
            clock = new FakeClock(store.resolve("clock"));
            server.with(clock.environment());
        }
        if (options.sabotage() == Sabotage.UNSYNCED_BROKER) {
            server.prepares(() -> Unsynced.broker(layout));
        }
    }

    Ports ports() {
        return layout.ports();
    }

    Credentials credentials() {
        return credentials;
    }

    Agent agent() {
        return agent;
    }

    CommitProxy proxy() {
        return proxy;
    }

    SmallDisk disk() {
        return disk;
    }

    FakeClock clock() {
        return clock;
    }

    /** How often something was killed, or halted itself at a named point. */
    int kills() {
        return kills;
    }

    void halted() {
        kills++;
    }

    void startDatabase() {
        database.start();
        database.awaitReady(what -> {});
    }

    /** Called when everything is there that the load needs. */
    void sabotageDatabase() {
        if (options.sabotage() == Sabotage.UNSYNCED_DATABASE) {
            Unsynced.database(this, layout);
        }
    }

    /** In order, as an operator does it. */
    void stopDatabase() {
        database.stop();
    }

    void awaitServer() {
        if (!serverIsAlive()) {
            throw new Complaint("the server is dead; see " + layout.server().resolve("log"));
        }
        server.awaitReady();
    }

    void startServer() {
        server.start();
    }

    boolean serverIsAlive() {
        return !serverProcesses().isEmpty();
    }

    void killServer() {
        kills++;
        server.kill();
    }

    /** All of it: a backend that outlived its parent would keep the next one from starting. */
    void killDatabase() {
        kills++;
        List<ProcessHandle> backends = databaseProcesses();
        backends.forEach(ProcessHandle::destroyForcibly);
        database.kill();
        backends.forEach(backend -> backend.onExit().join());
    }

    /** The postmaster first. */
    List<ProcessHandle> databaseProcesses() {
        return database.process()
                .map(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants())
                        .toList())
                .orElse(List.of());
    }

    List<ProcessHandle> serverProcesses() {
        return server.processes();
    }

    /** A session of a context's own user, past any proxy. */
    Connection connect(String context) throws SQLException {
        return DriverManager.getConnection(
                credentials.databaseUrl(context), context, credentials.databasePassword(context));
    }

    /** @param signal its name, for example STOP */
    static void signal(String signal, List<ProcessHandle> processes) {
        if (!processes.isEmpty()) {
            List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
            processes.forEach(process -> command.add(Long.toString(process.pid())));
            Shell.run(command);
        }
    }

    @Override
    public void close() {
        signal("CONT", databaseProcesses());
        signal("CONT", serverProcesses());
        server.kill();
        database.stop();
        if (proxy != null) {
            proxy.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
