package org.millrace.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Another node of a context, which takes the relay's lease and dies with it: who had it before must notice. */
final class Standby {
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int PATIENCE_MS = 20_000;

    private Standby() {}

    /** @return false while the lease is not over, or locked by who had it */
    static boolean takesOver(Rig rig, String context) {
        try (Connection connection = rig.connect(context);
                Statement statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = '1s'");
            return statement.executeUpdate("UPDATE relay SET epoch = epoch + 1, owner = 'standby',"
                            + " until = clock_timestamp() + interval '1 s' WHERE until < clock_timestamp()")
                    == 1;
        } catch (SQLException failure) {
            if (LOCK_NOT_AVAILABLE.equals(failure.getSQLState())) {
                return false;
            }
            throw new IllegalStateException("The relay's lease of " + context + " could not be taken over", failure);
        }
    }

    /** @return false if who had the lease before went on under it, instead of asking for it anew */
    static boolean isNoticed(Rig rig, String context) {
        long end = System.nanoTime() + PATIENCE_MS * 1_000_000L;
        try (Connection connection = rig.connect(context);
                Statement statement = connection.createStatement()) {
            while (System.nanoTime() < end) {
                try (ResultSet taken = statement.executeQuery("SELECT FROM relay WHERE owner = 'standby'")) {
                    if (!taken.next()) {
                        return true;
                    }
                }
                Pause.millis(100);
            }
            return false;
        } catch (SQLException failure) {
            throw new IllegalStateException("The relay's lease of " + context + " cannot be read", failure);
        }
    }
}
