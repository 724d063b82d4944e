package org.millrace.platform.relay;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.millrace.platform.database.Availability;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.Migrations;
import org.millrace.platform.database.Sql;

/** A real PostgreSQL with the platform's tables. */
public final class LogDatabase implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final Availability availability;
    private final Database database;

    public LogDatabase() throws IOException, InterruptedException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        DataSource dataSource = postgres.getPostgresDatabase();
        new Migrations(dataSource, "test", getClass().getClassLoader()).run();
        availability = new Availability(dataSource, () -> {});
        database = new Database(dataSource, null, availability);
        new Thread(availability::watch).start();
        availability.await();
    }

    public Database database() {
        return database;
    }

    /** A pool of connections, as a server has it. */
    BasicDataSource pool() {
        BasicDataSource pool = new BasicDataSource();
        pool.setUrl(postgres.getJdbcUrl("postgres", "postgres"));
        return pool;
    }

    public Connection connection() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    /** Writes one event, as the domain does in its own transaction. */
    public static void insert(Connection connection, String aggregate, long version) throws SQLException {
        Sql.update(
                connection,
                """
                INSERT INTO event (id, type, subject, aggregate, version, time, correlation_id, causation_id, data)
                VALUES (?, ?, ?, ?, ?, ?, 'c', 'c', '{}')""",
                aggregate + "-" + version,
                "test." + aggregate.charAt(0),
                aggregate,
                aggregate,
                version,
                Instant.now());
    }

    @Override
    public void close() throws IOException {
        availability.close();
        postgres.close();
    }
}
