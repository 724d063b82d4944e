package org.millrace.fulfilment;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Stands in for the server's transactions: within one, entities and plain SQL of a thread use the same connection, as
 * they do there.
 */
final class TestTransaction {

    private final ThreadLocal<Connection> connection = new ThreadLocal<>();
    private final ThreadLocal<EntityManager> entities = new ThreadLocal<>();
    private final DataSource physical;

    TestTransaction(DataSource physical) {
        this.physical = physical;
    }

    /** Gives the transaction's connection inside of one, else a fresh one. */
    DataSource dataSource() {
        return proxy(DataSource.class, (method, arguments) -> {
            if (method.equals("getConnection") && connection.get() != null) {
                return unclosable(connection.get());
            }
            return null;
        }, physical);
    }

    EntityManager entityManager() {
        return proxy(EntityManager.class, (method, arguments) -> null, null);
    }

    /** Nobody asks for more than to be told of the commit, and nobody here waits for that. */
    static TransactionManager transactionManager() {
        return proxy(
                TransactionManager.class,
                (method, arguments) -> method.equals("getTransaction")
                        ? proxy(Transaction.class, (inner, nothing) -> null, null)
                        : null,
                null);
    }

    void run(EntityManagerFactory factory, Runnable work) {
        try (Connection opened = physical.getConnection()) {
            opened.setAutoCommit(false);
            connection.set(opened);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
