package org.millrace.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * One HTTP/1.1 connection that is kept alive, with at most one request under way. It costs the machine little: no threads,
 * no copies, and of the answer only the status and the length are read.
 */
final class HttpConnection {

    private static final int STATUS = "HTTP/1.1 ".length();
    private static final String LENGTH = "\r\ncontent-length:";
    private static final int CHUNKED = -1;
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel channel;
    private ByteBuffer answer = ByteBuffer.allocate(32 * 1024);
    private long begun;
    private int status;
    private int bodyStart;
    private int length;

    HttpConnection(int port, Selector selector) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /**
     * Sends a request.
     *
     * @param since {@link System#nanoTime} that its latency counts from
     */
    void send(byte[] request, long since) throws IOException {
        begun = since;
        bodyStart = 0;
        answer.clear();
        for (ByteBuffer rest = ByteBuffer.wrap(request); rest.hasRemaining(); ) {
            channel.write(rest);
        }
    }

    /** When the request under way began, as {@link #send} was told. */
    long begun() {
        return begun;
    }

    /** Reads what has come. @return the status once the answer is complete, 0 before */
    int receive() throws IOException {
        if (!answer.hasRemaining()) {
            answer = ByteBuffer.allocate(2 * answer.capacity()).put(answer.flip());
        }
        if (channel.read(answer) < 0) {
            throw new EOFException("The server has closed the connection.");
        }
        if (bodyStart == 0) {
            readHead();
        }
        return bodyStart > 0 && isComplete() ? status : 0;
    }

    private void readHead() {
        String text = new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return;
        }
        bodyStart = end + 4;
        status = number(text, STATUS);
        String head = text.substring(0, end + 2).toLowerCase(Locale.ROOT);
        int given = head.indexOf(LENGTH);
        length = given >= 0
                ? number(head, given + LENGTH.length())
                : head.contains("\r\ntransfer-encoding: chunked\r\n") ? CHUNKED : 0;
    }

    private boolean isComplete() {
        if (length != CHUNKED) {
            return answer.position() >= bodyStart + length;
        }
        // JSON has no bare line breaks that could look like the last chunk
        int from = answer.position() - LAST_CHUNK.length;
        return from >= bodyStart
                && Arrays.equals(answer.array(), from, answer.position(), LAST_CHUNK, 0, LAST_CHUNK.length);
    }

    private static int number(String text, int from) {
        int at = from;
        while (text.charAt(at) == ' ') {
            at++;
        }
        int value = 0;
        for (; at < text.length() && Character.isDigit(text.charAt(at)); at++) {
            value = 10 * value + text.charAt(at) - '0';
        }
        return value;
    }
}
