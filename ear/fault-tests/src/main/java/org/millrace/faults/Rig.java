package org.millrace.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.millrace.launcher.Credentials;
import org.millrace.launcher.Layout;
import org.millrace.launcher.Ports;
import org.millrace.launcher.PostgreSql;
import org.millrace.launcher.WildFly;

/** The system under test: real server, broker and database in a folder and on ports of their own, and what kills them. */
final class Rig implements AutoCloseable {
    private static final int PORT_OFFSET = 1_500;

    private final Layout layout;
    private final Credentials credentials;
    private final PostgreSql database;
    private final WildFly server;
    private final Agent agent;
    private int kills;

    /** Stops what an earlier run left behind, forgets what it stored, and keeps copies of the EARs for the whole run. */
    Rig(Options options) throws IOException {
        Path store = Files.createDirectories(options.store());
        layout = Layout.of(store, Ports.withOffset(PORT_OFFSET));
        credentials = Credentials.in(layout);
        database = new PostgreSql(layout, credentials);
        List<Path> ears = new ArrayList<>();
        for (Path ear : options.ears()) {
            ears.add(store.resolve("ears").resolve(ear.getFileName()));
        }
        server = new WildFly(layout, credentials, options.home(), ears, Map.of());
        agent = new Agent(store, options.sabotage());
        server.kill();
        killDatabase();
        kills = 0;
        for (String stale : List.of("server", "postgres", "triggers", "ears")) {
            delete(store.resolve(stale));
        }
        Files.createDirectories(store.resolve("ears"));
        for (int i = 0; i < ears.size(); i++) {
            Files.copy(options.ears().get(i), ears.get(i));
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

    void awaitServer() {
        server.awaitReady(what -> {});
    }

    /** Starts the server with the agent, and returns at once; the launcher's own file makes it the launcher's process. */
    void startServer() {
        server.prepare();
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(server.command());
        command.add(2, agent.option());
        File log = layout.server().resolve("log/console.log").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(layout.server().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().putAll(server.environment());
        try {
            ProcessHandle process = builder.start().toHandle();
            Files.writeString(
                    layout.directory().resolve("server.pid"), process.pid() + " " + System.currentTimeMillis() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean serverIsAlive() {
        return server.process().isPresent();
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

    List<ProcessHandle> databaseProcesses() {
        return database.process()
                .map(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants())
                        .toList())
                .orElse(List.of());
    }

    List<ProcessHandle> serverProcesses() {
        return server.process().map(List::of).orElse(List.of());
    }

    /** @param signal its name, for example STOP */
    static void signal(String signal, List<ProcessHandle> processes) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        signal("CONT", databaseProcesses());
        signal("CONT", serverProcesses());
        server.kill();
        database.stop();
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
