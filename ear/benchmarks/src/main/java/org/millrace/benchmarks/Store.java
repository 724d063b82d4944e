package org.millrace.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Sales' tables: what the platform has got done, and years of history put into them in minutes. */
final class Store implements AutoCloseable {

    private final Connection connection;

    Store(TestBed bed) throws SQLException {
        connection = bed.database();
    }

    /** How many events the topic has had. */
    long published() throws SQLException {
        return number("SELECT published FROM relay");
    }

    /** Whether every event has been sequenced and published. */
    boolean isSettled() throws SQLException {
        return number("""
                SELECT count(*) FROM relay WHERE published < head OR EXISTS (SELECT FROM event WHERE position IS NULL)""") == 0;
    }

    /** When the event at that position was recorded. */
    Instant recordedAt(long position) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT recorded_at FROM event WHERE position = ?")) {
            query.setLong(1, position);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    /** Whether any command was refused, or given up. */
    boolean hasFailures() throws SQLException {
        return number("SELECT count(*) FROM operation WHERE status = 'failed'") > 0;
    }

    /** Ids of operations that have succeeded, at most so many. @param since when the first was accepted, or later */
    List<String> operations(Instant since, int limit) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT id FROM operation WHERE status = 'succeeded' AND created_at >= ? LIMIT ?")) {
            query.setObject(1, since.atOffset(ZoneOffset.UTC));
            query.setInt(2, limit);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        return ids;
    }

    /**
     * Adds so many copies of the operations that there are. Each real one gets about the same number, beside it in every
     * index and on the disk, so that who reads the real ones reads all over the table.
     */
    void addOperations(long operations) throws SQLException {
        long real = number("SELECT count(*) FROM operation");
        long each = (operations + real - 1) / real;
        execute("CREATE TEMPORARY TABLE copy AS SELECT operation.*, i FROM generate_series(1, " + each
                + ") AS i, operation LIMIT " + operations);
        execute("UPDATE copy SET id = left(id, -24) || left(md5(id || i), 24)");
        execute("ALTER TABLE copy DROP COLUMN i");
        execute("INSERT INTO operation SELECT * FROM copy");
        execute("DROP TABLE copy");
        execute("CLUSTER operation USING operation_pkey");
        execute("VACUUM (ANALYZE) operation");
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
