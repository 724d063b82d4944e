package org.millrace.platform.relay;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.ats.jta.TransactionManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.transaction.Transaction;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import javax.sql.XAConnection;
import org.apache.commons.dbcp2.BasicDataSource;
import org.millrace.platform.database.Availability;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.Migrations;
import org.millrace.platform.database.Sql;
import org.postgresql.xa.PGXADataSource;

/** The platform's tables in a database of their own; one real PostgreSQL, started once, has those of all tests. */
public final class LogDatabase implements AutoCloseable {

    private static EmbeddedPostgres postgres;

    private final String name = "log_" + UUID.randomUUID().toString().replace('-', '_');
    private final Availability availability;
    private final Database database;

    public LogDatabase() throws IOException, InterruptedException, SQLException {
        try (Connection connection = server().getPostgresDatabase().getConnection()) {
            Sql.update(connection, "CREATE DATABASE " + name);
        }
        DataSource dataSource = postgres.getDatabase("postgres", name);
        new Migrations(dataSource, "test", getClass().getClassLoader()).run();
        availability = new Availability(dataSource, () -> {});
        database = new Database(
                joining(dataSource),
                TransactionManager.transactionManager(),
                new TransactionSynchronizationRegistryImple(),
                availability);
        new Thread(availability::watch).start();
        availability.await();
    }

    public Database database() {
        return database;
    }

    /** A pool of connections, as a server has it. */
    public BasicDataSource pool() {
        BasicDataSource pool = new BasicDataSource();
        pool.setUrl(postgres.getJdbcUrl("postgres", name));
        return pool;
    }

    public Connection connection() throws SQLException {
        return postgres.getDatabase("postgres", name).getConnection();
    }

    /** In a transaction its connections have part in that, as a server's have; each thread keeps one for its transactions. */
    private DataSource joining(DataSource otherwise) {
        PGXADataSource participants = new PGXADataSource();
        participants.setUrl(postgres.getJdbcUrl("postgres", name));
        ThreadLocal<XAConnection> own = new ThreadLocal<>();
        return (DataSource) Proxy.newProxyInstance(
                LogDatabase.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Transaction running =
                            TransactionManager.transactionManager().getTransaction();
                    if (running == null) {
                        return otherwise.getConnection();
                    }
                    if (own.get() == null) {
                        own.set(participants.getXAConnection());
                    }
                    running.enlistResource(own.get().getXAResource());
                    return own.get().getConnection();
                });
    }

    /** Writes one event without a position, as the domain does in its own transaction where there is a crowd. */
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
    public void close() {
        availability.close();
    }

    /** It ends with the tests' JVM. */
    private static synchronized EmbeddedPostgres server() throws IOException {
        if (postgres == null) {
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        }
        return postgres;
    }
}
