package org.millrace.launcher;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The default run: PostgreSQL, then WildFly with the applications, until Ctrl-C. Every system property that begins with
 * {@code millrace.} is handed on to the server; the launcher itself heeds {@code millrace.fresh},
 * {@code millrace.directory}, {@code millrace.port-offset}, {@code millrace.messaging.port}, {@code millrace.database.port}
 * and {@code millrace.server.heap}.
 */
public final class Launcher {

    private final Console console = new Console(System.out);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Layout layout;
    private final Credentials credentials;
    private final PostgreSql database;
    private final WildFly server;
    private final Supervisor databaseSupervisor;
    private final Supervisor serverSupervisor;

    private Launcher(Layout layout, Path home, List<Path> ears, Map<String, String> properties) {
        this.layout = layout;
        credentials = Credentials.in(layout);
        database = new PostgreSql(layout, credentials);
        server = new WildFly(layout, credentials, home, ears, properties);
        databaseSupervisor = new Supervisor(database, console);
        serverSupervisor = new Supervisor(server, console);
    }

    /**
     * Runs until it is told to stop, and ends the JVM: 130 after Ctrl-C, 0 after SIGTERM, 1 where it could not start.
     *
     * @param arguments the folder that keeps everything, unless {@code millrace.directory} names another; the configured
     *     server; the applications' EARs
     */
    public static void main(String... arguments) {
        try {
            Properties properties = System.getProperties();
            Path directory = Path.of(properties.getProperty("millrace.directory", arguments[0]));
            Layout layout = Layout.of(directory, Ports.from(properties));
            DirectoryLock lock = DirectoryLock.take(layout);
            try {
                List<Path> ears = Stream.of(arguments).skip(2).map(Path::of).toList();
                new Launcher(layout, Path.of(arguments[1]), ears, millrace(properties))
                        .run(isSet(properties, "millrace.fresh"));
            } finally {
                lock.release();
            }
        } catch (LaunchException | UncheckedIOException e) {
            System.err.println("Millrace cannot start. " + e.getMessage());
            System.exit(1);
        }
    }

    private void run(boolean fresh) {
        Signals.handle(this::onSignal);
        stopOrphan(server);
        stopOrphan(database);
        PreFlight.check(layout.ports());
        if (fresh) {
            console.say("Starting empty: removing what is stored in " + layout.directory());
            layout.clear();
            credentials.renewOperationsKey();
        }
        try {
            await(databaseSupervisor.begin());
            await(serverSupervisor.begin());
            console.print(Welcome.text(layout, credentials));
            await(new CompletableFuture<>());
        } catch (RuntimeException e) {
            stopParts();
            throw e;
        }
    }

    private void stopOrphan(Part part) {
        part.process().ifPresent(process -> {
            console.say("An earlier run was killed and left " + part.name() + " behind (process " + process.pid()
                    + "): stopping it");
            part.stop();
        });
    }

    /** The first one stops everything in order, a second one at once. */
    private void onSignal(int exitCode) {
        if (stopping.compareAndSet(false, true)) {
            console.say("Stopping everything; Ctrl-C again does it by force");
            stopParts();
            console.say("Stopped");
            System.exit(exitCode);
        }
        server.kill();
        database.kill();
        Runtime.getRuntime().halt(exitCode);
    }

    private void stopParts() {
        serverSupervisor.stop();
        databaseSupervisor.stop();
    }

    private static void await(CompletableFuture<Void> done) {
        try {
            done.get();
        } catch (ExecutionException e) {
            throw new LaunchException(e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted.", e);
        }
    }

    private static Map<String, String> millrace(Properties properties) {
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("millrace."))
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    private static boolean isSet(Properties properties, String name) {
        return !properties.getProperty(name, "false").equalsIgnoreCase("false");
    }
}
