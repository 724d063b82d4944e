package org.millrace.platform.database;

import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The context's own database: joins the running transaction, begins one, or reads without any. */
public final class Database implements AutoCloseable {

    /** Something to do with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private static final Logger LOG = Logger.getLogger(Database.class);

    /** So much silence a request bears, which somebody waits for and a thread of the boundary serves. */
    private static final int REQUEST_MS = 5_000;

    /** So long a stop waits for transactions: more than one takes, unless the database hangs. */
    private static final int STOPPING_MS = 5_000;

    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private final DataSource dataSource;
    private final TransactionManager transactions;
    private final TransactionSynchronizationRegistry synchronizations;
    private final Availability availability;
    private volatile boolean closed;

    public Database(
            DataSource dataSource,
            TransactionManager transactions,
            TransactionSynchronizationRegistry synchronizations,
            Availability availability) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.synchronizations = synchronizations;
        this.availability = availability;
    }

    public Availability availability() {
        return availability;
    }

    /**
     * Runs the work in a transaction of its own: committed when it returns, rolled back when it throws.
     *
     * @throws DatabaseUnavailable if the database is away; whether a commit arrived is then unknown; or if this is closed
     */
    public <T> T inTransaction(Supplier<T> work) {
        if (closed || !use.readLock().tryLock()) {
            throw new DatabaseUnavailable(null);
        }
        try {
            transactions.begin();
            T result;
            try {
                result = work.get();
            } catch (Throwable failure) {
                transactions.rollback();
                throw failure;
            }
            transactions.commit();
            return result;
        } catch (RuntimeException failure) {
            throw availability.explain(failure);
        } catch (Exception failure) {
            throw availability.explain(new IllegalStateException(failure.getMessage(), failure));
        } finally {
            use.readLock().unlock();
        }
    }

    /**
     * Begins no transaction any more, and returns when those under way have ended. Until then the server must keep what
     * they write with: a persistence unit that is closed before the commit lets it go on without its changes.
     */
    @Override
    public void close() {
        closed = true;
        try {
            if (!use.writeLock().tryLock(STOPPING_MS, TimeUnit.MILLISECONDS)) {
                LOG.warn("The context stops while a transaction goes on: the database does not answer");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** As {@link #inTransaction(Supplier)}, for work without a result. */
    public void inTransaction(Runnable work) {
        inTransaction(() -> {
            work.run();
            return null;
        });
    }

    /** Uses a connection that belongs to the running transaction. */
    public <T> T join(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    /**
     * Does the work of a request in the running transaction, with the patience that a request has.
     *
     * @throws DatabaseUnavailable if the database is known to be away
     */
    @SuppressWarnings("try") // the patience ends with the block
    <T> T joinForRequest(Callable<T> work) throws Exception {
        requireAvailable();
        try (Connection connection = dataSource.getConnection();
                Impatience impatience = new Impatience(connection, REQUEST_MS)) {
            return work.call();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    /**
     * Reads outside any transaction, or writes with a single statement, for a request: a database that hangs counts as
     * away after five seconds.
     *
     * @throws DatabaseUnavailable if the database is away, at once where that is known
     */
    public <T> T read(Work<T> work) {
        return within(REQUEST_MS, work);
    }

    /**
     * As {@link #read}, with another patience.
     *
     * @param millis of silence that are borne
     * @throws DatabaseUnavailable if the database is away, at once where that is known
     */
    @SuppressWarnings("try") // the patience ends with the block
    public <T> T within(int millis, Work<T> work) {
        requireAvailable();
        return explained(connection -> {
            try (Impatience impatience = new Impatience(connection, millis)) {
                return work.on(connection);
            }
        });
    }

    /**
     * A transaction of this database alone, without the transaction manager.
     *
     * @throws DatabaseUnavailable if the database is away
     */
    public <T> T locally(Work<T> work) {
        return explained(connection -> {
            connection.setAutoCommit(false);
            T result;
            try {
                result = work.on(connection);
                connection.commit();
            } catch (Throwable failure) {
                rollBack(connection, failure);
                throw failure;
            }
            connection.setAutoCommit(true);
            return result;
        });
    }

    private <T> T explained(Work<T> work) {
        try {
            return join(work);
        } catch (RuntimeException failure) {
            throw availability.explain(failure);
        }
    }

    private void requireAvailable() {
        if (!availability.isAvailable()) {
            throw new DatabaseUnavailable(null);
        }
    }

    /** A connection that cannot even do this is thrown away by the pool. */
    private static void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException lost) {
            failure.addSuppressed(lost);
        }
    }

    /** What the running transaction keeps, and who has a part in it. */
    TransactionSynchronizationRegistry running() {
        if (synchronizations.getTransactionKey() == null) {
            throw new IllegalStateException("Needs a running transaction");
        }
        return synchronizations;
    }
}
