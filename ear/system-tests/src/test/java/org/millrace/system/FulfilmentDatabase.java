package org.millrace.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The database of Fulfilment, as somebody gets at it who has no business there. */
final class FulfilmentDatabase {

    private FulfilmentDatabase() {}

    static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                TestServer.credentials().databaseUrl("fulfilment"),
                "fulfilment",
                TestServer.credentials().databasePassword("fulfilment"));
    }

    /** @return how many rows it concerned */
    static int update(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
