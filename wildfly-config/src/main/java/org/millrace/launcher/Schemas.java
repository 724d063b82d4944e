package org.millrace.launcher;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/** The database {@code millrace}: a schema for each context, owned by a user of the same name who sees no other. */
final class Schemas {

    private static final String DATABASE = "millrace";

    private final Credentials credentials;
    private final int port;

    Schemas(Layout layout, Credentials credentials) {
        this.credentials = credentials;
        this.port = layout.ports().database();
    }

    /** Creates what is missing and sets the passwords. Can run any number of times. */
    void ensure() throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        }
        try (Connection connection = connect(DATABASE);
                Statement statement = connection.createStatement()) {
            for (String context : Credentials.CONTEXTS) {
                if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + context + "'")) {
                    statement.execute("CREATE ROLE " + context + " LOGIN");
                }
                statement.execute(
                        "ALTER ROLE " + context + " PASSWORD '" + credentials.databasePassword(context) + "'");
                statement.execute("ALTER ROLE " + context + " SET search_path = " + context);
                statement.execute("CREATE SCHEMA IF NOT EXISTS " + context + " AUTHORIZATION " + context);
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser("postgres");
        source.setPassword(credentials.superuserPassword());
        source.setConnectTimeout(5);
        source.setSocketTimeout(60);
        return source.getConnection();
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
