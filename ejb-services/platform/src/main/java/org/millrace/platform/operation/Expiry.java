package org.millrace.platform.operation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.millrace.platform.database.Sql;

/**
 * The end of an operation's time. Of each that is deleted a digest stays for ever, or nobody could tell an old id from one
 * whose command still waits in the queue; and when its command was accepted, unless that may still be sent back from the
 * dead letters: a copy of what has run must not run again, while its key, sent anew, is another command.
 */
final class Expiry {

    /** What was cancelled is kept as long after its command came: without the row, a repeat of that would run. */
    private static final String RUN = """
            WITH expired AS (
                DELETE FROM operation WHERE id = ANY (ARRAY(
                    SELECT id FROM operation WHERE finished_at < ? AND (status <> 'cancelled' OR command_came_at < ?)
                    ORDER BY finished_at LIMIT ? FOR UPDATE SKIP LOCKED))
                RETURNING id, created_at, dead_lettered),
            remembered AS (
                INSERT INTO expired_operation
                SELECT md5(id)::uuid, CASE WHEN NOT dead_lettered THEN created_at END FROM expired
                ON CONFLICT (digest) DO UPDATE SET accepted_at = excluded.accepted_at)
            SELECT count(*) AS expired FROM expired""";

    /** Takes the command's operation id, and when it was accepted. */
    static final String NOT_EXPIRED =
            "NOT EXISTS (SELECT FROM expired_operation WHERE digest = md5(?)::uuid AND accepted_at = ?)";

    private Expiry() {}

    static boolean has(Connection connection, String id) throws SQLException {
        return Sql.first(connection, "SELECT 1 FROM expired_operation WHERE digest = md5(?)::uuid", row -> true, id)
                .isPresent();
    }

    /** @return how many were deleted */
    static int run(Connection connection, Instant endedBefore, int most) throws SQLException {
        return Sql.first(connection, RUN, row -> row.getInt("expired"), endedBefore, endedBefore, most)
                .orElseThrow();
    }
}
