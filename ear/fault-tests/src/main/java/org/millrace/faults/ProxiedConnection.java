package org.millrace.faults;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Set;

/** One connection of PostgreSQL's protocol, version 3: the client's messages are read, the server's passed on as they are. */
final class ProxiedConnection {
    private static final Set<Integer> ENCRYPTION_REQUESTS = Set.of(80877103, 80877104);

    private final CommitProxy proxy;
    private final Socket client;
    private final Socket server;
    private final CommitSpotter spotter = new CommitSpotter();
    private volatile boolean silent;

    ProxiedConnection(CommitProxy proxy, Socket client, Socket server) throws IOException {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    void begin() {
        run(this::passRequests);
        run(this::passAnswers);
    }

    void close() {
        close(client);
        close(server);
        proxy.ended(this);
    }

    private void passRequests() throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()));
        passStartup(in, out);
        for (int type = in.read(); type >= 0; type = in.read()) {
            byte[] body = new byte[in.readInt() - Integer.BYTES];
            in.readFully(body);
            boolean broken = spotter.commits((char) type, body) && proxy.breaksThisOne();
            silent |= broken;
            out.writeByte(type);
            out.writeInt(body.length + Integer.BYTES);
            out.write(body);
            if (in.available() == 0 || broken) {
                out.flush();
            }
            if (broken) {
                reset();
                return;
            }
        }
        close();
    }

    /** Messages without a type: requests for encryption, which are declined, and at last the start. */
    private static void passStartup(DataInputStream in, DataOutputStream out) throws IOException {
        int code;
        do {
            int length = in.readInt();
            code = in.readInt();
            byte[] rest = new byte[length - 2 * Integer.BYTES];
            in.readFully(rest);
            out.writeInt(length);
            out.writeInt(code);
            out.write(rest);
            out.flush();
        } while (ENCRYPTION_REQUESTS.contains(code));
    }

    /** To the client it is as if the line had been cut; the database finishes what it got, and finds nobody there. */
    private void reset() throws IOException {
        client.setSoLinger(true, 0);
        client.close();
        server.shutdownOutput();
    }

    private void passAnswers() throws IOException {
        InputStream in = server.getInputStream();
        OutputStream out = client.getOutputStream();
        byte[] buffer = new byte[16_384];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (!silent) {
                out.write(buffer, 0, read);
            }
        }
        close();
    }

    private interface Transfer {
        void run() throws IOException;
    }

    private void run(Transfer transfer) {
        Thread thread = new Thread(
                () -> {
                    try {
                        transfer.run();
                    } catch (IOException broken) {
                        close();
                    }
                },
                "proxied connection");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // it was to be closed, and is
        }
    }
}
