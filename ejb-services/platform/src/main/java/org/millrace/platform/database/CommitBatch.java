package org.millrace.platform.database;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the parts of a transaction have to write, written together right before its commit: so the commands that share a
 * transaction share its round trips to the database, too. Where the writing fails, the commit fails with it.
 */
public final class CommitBatch<T> {

    /** Writes all of it with the transaction's connection. */
    @FunctionalInterface
    public interface Writer<T> {

        /** @return what to do once it is committed, and never if it is rolled back */
        Runnable write(Connection connection, List<T> items) throws SQLException;
    }

    private final Database database;
    private final Writer<T> writer;

    public CommitBatch(Database database, Writer<T> writer) {
        this.database = database;
        this.writer = writer;
    }

    /** Adds to what the running transaction will write, in the order of adding. */
    public void add(T item) {
        items().add(item);
    }

    /** Takes its place in the running transaction: who joins earlier, JPA among them, writes earlier. */
    public void join() {
        items();
    }

    @SuppressWarnings("unchecked") // only this batch knows the key
    private List<T> items() {
        TransactionSynchronizationRegistry running = database.running();
        List<T> items = (List<T>) running.getResource(this);
        return items == null ? begin(running) : items;
    }

    private List<T> begin(TransactionSynchronizationRegistry running) {
        List<T> items = new ArrayList<>();
        running.putResource(this, items);
        running.registerInterposedSynchronization(new Synchronization() {
            private Runnable committed;

            @Override
            public void beforeCompletion() {
                committed = database.join(connection -> writer.write(connection, items));
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    committed.run();
                }
            }
        });
        return items;
    }
}
