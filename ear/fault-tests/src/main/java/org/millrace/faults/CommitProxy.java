package org.millrace.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between the server and its database. On demand it resets connections in the moment a COMMIT has been passed on
 * and before its answer comes back, so that nobody knows whether it was done.
 */
final class CommitProxy implements AutoCloseable {
    /** About one COMMIT in so many: some have to get through, or nothing ever goes on. */
    private static final int ONE_IN = 12;

    private final int database;
    private final ServerSocket listener;
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger resets = new AtomicInteger();
    private volatile Random dice;

    /** @param database its port */
    CommitProxy(int database) throws IOException {
        this.database = database;
        this.listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    void breakCommits(Random chance) {
        resets.set(0);
        dice = chance;
    }

    /** @return how many were broken */
    int leaveInPeace() {
        dice = null;
        return resets.get();
    }

    /** Asked at each COMMIT. */
    boolean breaksThisOne() {
        Random chance = dice;
        boolean breaks = chance != null && chance.nextInt(ONE_IN) == 0;
        if (breaks) {
            resets.incrementAndGet();
        }
        return breaks;
    }

    void ended(ProxiedConnection connection) {
        connections.remove(connection);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                try {
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), database);
                    ProxiedConnection connection = new ProxiedConnection(this, client, server);
                    connections.add(connection);
                    connection.begin();
                } catch (IOException databaseIsAway) {
                    client.close();
                }
            } catch (IOException closed) {
                // the loop's condition tells
            }
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.forEach(ProxiedConnection::close);
    }
}
