package org.millrace.platform.relay;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.Sql;

/**
 * The right to sequence and publish, which one node of the context has at a time. It ends by itself when it is not
 * renewed; and since a node may sleep through that, every write names the epoch under which the right was given, and
 * fails when another has begun.
 */
final class Lease {

    static final Duration LENGTH = Duration.ofSeconds(4);

    private final Database database;
    private final String owner;

    /** @param owner this node's name: after a restart it goes on at once instead of waiting for itself */
    Lease(Database database, String owner) {
        this.database = database;
        this.owner = owner;
    }

    /** @return the new epoch, or empty while another node has the lease */
    OptionalLong acquire() {
        return database.locally(connection ->
                        Sql.first(connection, """
                        UPDATE relay SET epoch = epoch + 1, owner = ?, until = clock_timestamp() + ?::interval
                        WHERE owner = ? OR until < clock_timestamp() RETURNING epoch""", row -> row.getLong("epoch"), owner, LENGTH.toString(), owner))
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** @return whether the epoch is still ours */
    boolean renew(long epoch) {
        return database.locally(connection -> Sql.update(
                        connection,
                        "UPDATE relay SET until = clock_timestamp() + ?::interval WHERE epoch = ?",
                        LENGTH.toString(),
                        epoch))
                == 1;
    }

    /** Lets another node begin at once. */
    void release(long epoch) {
        database.locally(connection ->
                Sql.update(connection, "UPDATE relay SET until = '-infinity', owner = NULL WHERE epoch = ?", epoch));
    }

    /** Locks the lease until the transaction ends. @return whether the epoch is still ours */
    static boolean holds(Connection connection, long epoch) throws SQLException {
        return Sql.first(connection, "SELECT epoch FROM relay WHERE epoch = ? FOR UPDATE", row -> row.getLong(1), epoch)
                .isPresent();
    }
}
