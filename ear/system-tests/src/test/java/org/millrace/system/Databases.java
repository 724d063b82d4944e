package org.millrace.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The database of each context, as somebody gets at it who has no business there. */
final class Databases {

    private Databases() {}

    static Connection connect(String context) throws SQLException {
        return DriverManager.getConnection(
                TestServer.credentials().databaseUrl(context),
                context,
                TestServer.credentials().databasePassword(context));
    }

    /** @return how many rows it concerned */
    static int update(String context, String sql) {
        try (Connection connection = connect(context);
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
