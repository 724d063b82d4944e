package org.millrace.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.millrace.launcher.Layout;

/**
 * Confirmed before it is written: what a power loss does to a system without fsync, a kill does to one that still has it
 * in its own memory. Changes the copies in the run's folder, never what is shipped.
 */
final class Unsynced {
    private Unsynced() {}

    /** The journal answers at once and writes every two seconds. Called before each start. */
    static void broker(Layout layout) throws IOException {
        Path file = layout.server().resolve("configuration/millrace.xml");
        String before = Files.readString(file);
        String after = before.replaceFirst(
                "<journal (type=\"NIO\")( buffer-timeout=\"\\d+\")?",
                "<journal $1 sync-transactional=\"false\" sync-non-transactional=\"false\" buffer-timeout=\"2000000000\"");
        if (after.equals(before)) {
            throw new IllegalStateException("No journal to sabotage in " + file);
        }
        Files.writeString(file, after);
    }

    /** Commits are answered at once and written every ten seconds. What there is by now is safe. */
    static void database(Rig rig, Layout layout) {
        try {
            Files.writeString(
                    layout.database().resolve("postgresql.conf"),
                    "\nwal_writer_delay = 10s\nwal_writer_flush_after = 1GB\n",
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Rig.signal("HUP", rig.databaseProcesses().subList(0, 1));
        for (String context : new String[] {"sales", "fulfilment"}) {
            try (Connection connection = rig.connect(context);
                    Statement statement = connection.createStatement()) {
                statement.execute("ALTER ROLE " + context + " SET synchronous_commit = off");
                // who is logged in goes on as before
                statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE usename = current_user AND pid <> pg_backend_pid()");
            } catch (SQLException e) {
                throw new IllegalStateException("The database of " + context + " cannot be sabotaged", e);
            }
        }
    }
}
