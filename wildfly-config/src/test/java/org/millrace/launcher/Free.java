package org.millrace.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;

/** Layouts whose ports nobody uses. */
final class Free {

    private Free() {}

    static Layout layout(Path directory) {
        return Layout.of(directory.resolve("store"), new Ports(0, port(), port(), port(), port()));
    }

    static int port() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
