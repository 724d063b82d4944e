package org.millrace.system;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.millrace.launcher.Caller;

/** HTTP/1.1 by hand, for what no client library would send. The connection is kept as long as the server keeps it. */
final class RawHttp implements AutoCloseable {

    private static final int PATIENCE_MS = 20_000;
    private static final int CONTINUE = 100;

    private final int port = TestServer.layout().ports().http();
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    /** The request line of an API, its token, and more fields. */
    static String[] head(String context, Caller caller, String method, String path, String... fields) {
        return head(caller, method, "/" + context + "/api" + path, fields);
    }

    /** Asks as an operator. @param target path and query, from the host on */
    Answer get(String target, String... fields) {
        return send(operator("GET", target, fields));
    }

    /** Sends as an operator. */
    Answer post(String target, String body, String... fields) {
        return send(body.getBytes(StandardCharsets.UTF_8), operator("POST", target, fields));
    }

    /** The head of an operator's request. */
    static String[] operator(String method, String target, String... fields) {
        return head(Caller.OPS, method, target, fields);
    }

    private static String[] head(Caller caller, String method, String target, String... fields) {
        return Stream.concat(
                        Stream.of(
                                method + " " + target + " HTTP/1.1",
                                "Authorization: Bearer "
                                        + TestServer.credentials().token(caller)),
                        Stream.of(fields))
                .toArray(String[]::new);
    }

    /** Adds what says how long the body is. @param head request line and fields, sent as ISO 8859-1 */
    Answer send(byte[] body, String... head) {
        List<String> lines = new ArrayList<>(List.of(head));
        lines.add("Content-Length: " + body.length);
        return exchange(body, lines);
    }

    /** @param head request line and fields, sent as ISO 8859-1 */
    Answer send(String... head) {
        return exchange(new byte[0], List.of(head));
    }

    /** @param framed the body as it is written, in chunks or cut short */
    Answer exchange(byte[] framed, List<String> head) {
        try {
            return once(framed, head);
        } catch (IOException closedMeanwhile) {
            close();
            try {
                return once(framed, head);
            } catch (IOException failure) {
                throw new UncheckedIOException(head + " got no answer", failure);
            }
        }
    }

    private Answer once(byte[] framed, List<String> head) throws IOException {
        connect();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write((String.join("\r\n", head) + "\r\nHost: localhost:" + port + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        all.write(framed);
        out.write(all.toByteArray());
        out.flush();
        return read(head.get(0).startsWith("HEAD "));
    }

    @Override
    public void close() {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException gone) {
                // then it is closed
            }
            socket = null;
        }
    }

    private void connect() throws IOException {
        if (socket == null) {
            socket = new Socket("localhost", port);
            socket.setSoTimeout(PATIENCE_MS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }
    }

    private Answer read(boolean bodiless) throws IOException {
        int status;
        Map<String, List<String>> fields;
        do {
            status = Integer.parseInt(line().split(" ")[1]);
            fields = fields();
        } while (status == CONTINUE);
        HttpHeaders headers = HttpHeaders.of(fields, (name, value) -> true);
        boolean empty = bodiless
                || status == HttpURLConnection.HTTP_NO_CONTENT
                || status == HttpURLConnection.HTTP_NOT_MODIFIED;
        byte[] body = empty ? new byte[0] : body(headers);
        if (headers.firstValue("Connection").filter("close"::equalsIgnoreCase).isPresent()) {
            close();
        }
        return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private byte[] body(HttpHeaders headers) throws IOException {
        if (headers.firstValue("Transfer-Encoding").isEmpty()) {
            return in.readNBytes(
                    (int) headers.firstValueAsLong("Content-Length").orElse(0));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunk(); size > 0; size = chunk()) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private Map<String, List<String>> fields() throws IOException {
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            String[] field = line.split(":", 2);
            fields.computeIfAbsent(field[0], name -> new ArrayList<>()).add(field[1].strip());
        }
        return fields;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The connection was closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
