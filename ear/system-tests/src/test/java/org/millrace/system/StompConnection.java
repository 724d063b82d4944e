package org.millrace.system;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;

/** One that has logged in. */
final class StompConnection implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Socket socket;
    private final InputStream in;
    private final Queue<StompFrame> messages = new ArrayDeque<>();
    private int receipts;

    /** @param client null for none */
    StompConnection(int port, String user, String password, String client) throws IOException {
        socket = new Socket("localhost", port);
        in = new BufferedInputStream(socket.getInputStream());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("accept-version", "1.2");
        headers.put("host", "localhost");
        headers.put("login", user);
        headers.put("passcode", password);
        if (client != null) {
            headers.put("client-id", client);
        }
        try {
            write(StompFrame.of("CONNECT", headers));
            awaits("CONNECTED");
        } catch (Guest.Refused refused) {
            socket.close();
            throw refused;
        }
    }

    /** Returns when the broker has done it. */
    void confirmed(String command, Map<String, String> headers, String body) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("receipt", Integer.toString(++receipts));
        write(new StompFrame(command, all, body));
        awaits("RECEIPT");
    }

    /** {@return the next message, or null if none comes in time} */
    StompFrame message(Duration patience) {
        if (messages.isEmpty()) {
            StompFrame frame = read(patience);
            return frame == null ? null : required(frame, "MESSAGE");
        }
        return messages.remove();
    }

    private void awaits(String command) {
        StompFrame frame = read(PATIENCE);
        while (frame != null && frame.command().equals("MESSAGE")) {
            messages.add(frame);
            frame = read(PATIENCE);
        }
        if (frame == null) {
            throw new AssertionError("no " + command);
        }
        required(frame, command);
    }

    private static StompFrame required(StompFrame frame, String command) {
        if (frame.command().equals("ERROR")) {
            throw new Guest.Refused(frame.headers().get("message"));
        }
        if (!frame.command().equals(command)) {
            throw new AssertionError(frame + " where a " + command + " is due");
        }
        return frame;
    }

    private StompFrame read(Duration patience) {
        try {
            socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
            in.mark(1);
            if (in.read() < 0) {
                throw new IOException("The broker has closed the connection.");
            }
            in.reset();
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            return StompFrame.read(in);
        } catch (SocketTimeoutException nothingCame) {
            return null;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write(StompFrame frame) {
        try {
            socket.getOutputStream().write(frame.bytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try (socket) {
            confirmed("DISCONNECT", Map.of(), "");
        } catch (Guest.Refused | UncheckedIOException alreadyClosed) {
            // the broker closes a connection on which it has refused something
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
