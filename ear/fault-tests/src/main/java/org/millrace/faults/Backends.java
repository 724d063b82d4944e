package org.millrace.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The database's sessions, ended from within the database. */
final class Backends {
    private Backends() {}

    /** About half of a context's; the context's own user may do that. */
    static void terminateSome(Rig rig, String context) {
        try (Connection connection = rig.connect(context);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE usename = current_user AND pid <> pg_backend_pid() AND random() < 0.5");
        } catch (SQLException e) {
            throw new IllegalStateException("The sessions of " + context + " could not be ended", e);
        }
    }
}
