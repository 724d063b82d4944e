package org.millrace.system;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Holds a sku's stock, as a long transaction does: commands about it cannot end as long as it is held. */
final class StockLock implements AutoCloseable {

    private final Connection connection;

    StockLock(String sku) {
        try {
            connection = Databases.connect("fulfilment");
            connection.setAutoCommit(false);
            try (PreparedStatement lock =
                    connection.prepareStatement("SELECT 1 FROM stock_level WHERE sku = ? FOR UPDATE")) {
                lock.setString(1, sku);
                lock.executeQuery();
            }
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
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
