package org.millrace.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where one run keeps what it stores: everything is in one folder, so that moving the folder moves the run.
 *
 * @param directory absolute; nobody but its owner may look inside
 * @param ports what the run listens on
 */
public record Layout(Path directory, Ports ports) {

    /** Makes the folder if it is not there. */
    public static Layout of(Path directory, Ports ports) {
        try {
            Path store = Files.createDirectories(directory).toRealPath();
            Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rwx------"));
            return new Layout(store, ports);
        } catch (IOException e) {
            throw new LaunchException("Cannot write to " + directory.toAbsolutePath() + " (" + e + ").", e);
        }
    }

    /** What people use: tokens, and users with passwords; shell syntax. */
    public Path credentials() {
        return directory.resolve("credentials.env");
    }

    /** The server's {@code jboss.server.base.dir}. */
    public Path server() {
        return directory.resolve("server");
    }

    /** What the server says of itself. */
    public Path serverLog() {
        return server().resolve("log").resolve("server.log");
    }

    /** PostgreSQL's data directory. */
    public Path database() {
        return directory.resolve("postgres");
    }

    /** What PostgreSQL says of itself. */
    public Path databaseLog() {
        return directory.resolve("postgres.log");
    }

    Path databaseBinaries() {
        return directory.resolve("postgres-binaries");
    }

    /** What only the parts need to know of each other; shell syntax. */
    Path secrets() {
        return directory.resolve("secrets.env");
    }

    Path privateKey() {
        return directory.resolve("token-key.jwk");
    }

    Path publicKey() {
        return directory.resolve("token-keys.jwks");
    }

    Path pidOf(String part) {
        return directory.resolve(part + ".pid");
    }

    Path lock() {
        return directory.resolve("lock");
    }

    /**
     * Forgets what a run has stored; tokens and passwords that people hold stay good. Nothing may be running.
     */
    void clear() {
        try {
            Trees.delete(server());
            Trees.delete(database());
            Files.deleteIfExists(databaseLog());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
