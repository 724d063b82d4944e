package org.millrace.platform.database;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the parts of a transaction have to write, written together right before its commit: so the commands that share a
 * transaction share its round trips to the database, too. Where the writing fails, the commit fails with it.
 */
public final class CommitBatch<T> {

    /** Writes all of it with the transaction's connection. */
    @FunctionalInterface
    public interface Writer<T> {
        void write(Connection connection, List<T> items) throws SQLException;
    }

    private final Database database;
    private final Writer<T> writer;
    private final Consumer<List<T>> committed;

    /** @param committed called once they are committed, never if they are rolled back */
    public CommitBatch(Database database, Writer<T> writer, Consumer<List<T>> committed) {
        this.database = database;
        this.writer = writer;
        this.committed = committed;
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
            @Override
            public void beforeCompletion() {
                database.join(connection -> {
                    writer.write(connection, items);
                    return null;
                });
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    committed.accept(items);
                }
            }
        });
        return items;
    }
}
