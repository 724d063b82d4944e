package org.millrace.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A real PostgreSQL that keeps what it has committed (fsync is on). Listens on loopback only; its users log in with
 * SCRAM passwords. After a kill it recovers from its log at the next start.
 */
public final class PostgreSql extends Part {

    private static final String VERSION = "18";
    private static final String WRONG_PASSWORD = "28P01";

    private final Layout layout;
    private final Credentials credentials;
    private final Schemas schemas;

    /** Nothing is started yet. */
    public PostgreSql(Layout layout, Credentials credentials) {
        super(
                "PostgreSQL",
                new PidFile(layout.pidOf("postgres"), layout.database().toString()));
        this.layout = layout;
        this.credentials = credentials;
        this.schemas = new Schemas(layout, credentials);
    }

    @Override
    Process launch() {
        try {
            if (Files.exists(layout.database())) {
                checkVersion();
                forgetForeignPid();
            } else {
                create();
            }
            return Commands.detached(
                    Commands.notAsRoot(
                            program("postgres"),
                            "-D",
                            layout.database().toString(),
                            "-p",
                            Integer.toString(layout.ports().database()),
                            "-c",
                            "listen_addresses=127.0.0.1",
                            "-c",
                            "unix_socket_directories=",
                            "-c",
                            "fsync=on",
                            "-c",
                            "synchronous_commit=on",
                            "-c",
                            "max_connections=200"),
                    Map.of(),
                    layout.directory(),
                    layout.databaseLog());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Made beside its place and moved there when complete, so that a kill half way leaves nothing that looks whole. */
    private void create() throws IOException {
        Path partial = layout.database().resolveSibling("postgres.new");
        Path password = layout.directory().resolve("postgres.password");
        Trees.delete(partial);
        PrivateFile.write(password, credentials.superuserPassword());
        try {
            Commands.run(Commands.notAsRoot(
                    program("initdb"),
                    "-D",
                    partial.toString(),
                    "--username=postgres",
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8"));
        } finally {
            Files.delete(password);
        }
        Files.move(partial, layout.database());
    }

    private void checkVersion() throws IOException {
        String version =
                Files.readString(layout.database().resolve("PG_VERSION")).strip();
        if (!version.equals(VERSION)) {
            throw new LaunchException("The data in " + layout.database() + " is PostgreSQL " + version + "'s; this is "
                    + VERSION + ". Move it away, or start empty with -Dmillrace.fresh.");
        }
    }

    /** PostgreSQL will not start while the process id in the file that a kill left behind is in use, by whomever. */
    private void forgetForeignPid() throws IOException {
        Path file = layout.database().resolve("postmaster.pid");
        if (Files.exists(file)) {
            long pid = Long.parseLong(Files.readString(file).lines().findFirst().orElse("0"));
            boolean foreign = ProcessHandle.of(pid)
                    .filter(process -> !process.info().command().orElse("").endsWith("postgres"))
                    .isPresent();
            if (foreign) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void awaitReady(Consumer<String> waitingFor) {
        while (true) {
            try {
                schemas.ensure();
                return;
            } catch (SQLException e) {
                if (WRONG_PASSWORD.equals(e.getSQLState())) {
                    throw new LaunchException("was made with another password than the one in " + layout.secrets()
                            + ": put the right file back, or start empty with -Dmillrace.fresh");
                }
                waitingFor.accept("answers on port " + layout.ports().database());
            }
            if (process().isEmpty()) {
                throw new LaunchException("ended at once");
            }
            Pause.of(Duration.ofMillis(100));
        }
    }

    /** A fast shutdown: open transactions are rolled back, and the log is flushed. */
    @Override
    void requestStop(ProcessHandle process) {
        Commands.run(List.of("sh", "-c", "kill -INT " + process.pid()));
    }

    @Override
    Path log() {
        return layout.databaseLog();
    }

    @Override
    Duration patience() {
        return Duration.ofSeconds(30);
    }

    private String program(String name) {
        return PostgresBinaries.in(layout.databaseBinaries()).resolve(name).toString();
    }
}
