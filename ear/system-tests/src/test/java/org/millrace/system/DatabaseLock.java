package org.millrace.system;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Holds what commands need, as a long transaction does: they cannot end as long as it is held. */
final class DatabaseLock implements AutoCloseable {

    private final Connection connection;

    private DatabaseLock(String context, String sql, String... arguments) {
        try {
            connection = Databases.connect(context);
            connection.setAutoCommit(false);
            try (PreparedStatement lock = connection.prepareStatement(sql)) {
                for (int i = 0; i < arguments.length; i++) {
                    lock.setString(i + 1, arguments[i]);
                }
                lock.execute();
            }
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    static DatabaseLock ofStock(String sku) {
        return new DatabaseLock("fulfilment", "SELECT 1 FROM stock_level WHERE sku = ? FOR UPDATE", sku);
    }

    static DatabaseLock ofAllOrders() {
        return new DatabaseLock("sales", "LOCK TABLE customer_order IN ACCESS EXCLUSIVE MODE");
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
