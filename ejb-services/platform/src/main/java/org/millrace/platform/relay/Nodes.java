package org.millrace.platform.relay;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.DatabaseUnavailable;
import org.millrace.platform.database.Sql;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * What the nodes of a context tell one another, through their database (PostgreSQL's NOTIFY): which of them has committed
 * events, and that the log has grown. It saves waiting and promises nothing; who waits looks by himself now and then, too.
 * It is told outside the transactions that it is about, since PostgreSQL lets only one of those that notify commit at a time.
 */
final class Nodes implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Nodes.class);
    private static final int LISTEN_MS = 500;
    private static final long ALONE_AFTER_NS = TimeUnit.SECONDS.toNanos(5);
    private static final String APPENDED = "appended ";
    private static final String ADVANCED = "advanced ";

    private final Database database;
    private final String channel;
    private final String node;
    private final Runnable appended;
    private final Runnable advanced;
    private volatile long heardAt = System.nanoTime() - ALONE_AFTER_NS;
    private volatile boolean closed;

    /**
     * @param channel the context's own, since contexts may share a database
     * @param node this node's name
     * @param appended what to do when another node has committed events
     * @param advanced what to do when another node has given events their positions
     */
    Nodes(Database database, String channel, String node, Runnable appended, Runnable advanced) {
        this.database = database;
        this.channel = channel;
        this.node = node;
        this.appended = appended;
        this.advanced = advanced;
    }

    /** This node may have committed events. Said now and then, it also tells that this node is there. */
    void tellOfAppended() {
        tell(APPENDED);
    }

    /** The log has grown. */
    void tellOfAdvanced() {
        tell(ADVANCED);
    }

    /** Whether another node was heard lately. */
    boolean othersAreHeard() {
        return System.nanoTime() - heardAt < ALONE_AFTER_NS;
    }

    void listenUntilClosed() {
        try {
            while (!closed) {
                database.availability().await();
                try {
                    database.read(this::listen);
                } catch (DatabaseUnavailable away) {
                    LOG.debug("Other nodes are not heard until the database is back", away);
                } catch (RuntimeException failure) {
                    LOG.warn("Other nodes are not heard; it is tried again", failure);
                    TimeUnit.SECONDS.sleep(1);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    private Void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN \"" + channel + "\"");
            try {
                appended.run();
                advanced.run();
                PGConnection notified = connection.unwrap(PGConnection.class);
                while (!closed) {
                    for (PGNotification notification : notified.getNotifications(LISTEN_MS)) {
                        hear(notification.getParameter());
                    }
                }
            } finally {
                statement.execute("UNLISTEN *");
            }
        }
        return null;
    }

    private void hear(String told) {
        if (told.equals(APPENDED + node) || told.equals(ADVANCED + node)) {
            return;
        }
        heardAt = System.nanoTime();
        if (told.startsWith(APPENDED)) {
            appended.run();
        } else {
            advanced.run();
        }
    }

    private void tell(String what) {
        database.read(connection ->
                Sql.first(connection, "SELECT pg_notify(?, ?)", row -> row.getString(1), channel, what + node));
    }
}
