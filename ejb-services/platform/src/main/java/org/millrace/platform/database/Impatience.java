package org.millrace.platform.database;

import java.sql.Connection;
import java.sql.SQLException;

/** A while in which a connection bears less silence from the database than usual. */
final class Impatience implements AutoCloseable {

    private final Connection connection;
    private final int usual;

    /** @param millis of silence, after which the connection is broken off */
    Impatience(Connection connection, int millis) throws SQLException {
        this.connection = connection;
        usual = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, millis);
    }

    @Override
    public void close() throws SQLException {
        connection.setNetworkTimeout(Runnable::run, usual);
    }
}
