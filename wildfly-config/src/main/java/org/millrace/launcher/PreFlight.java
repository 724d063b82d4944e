package org.millrace.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks, before anything is started, for what would make it fail later and less clearly. */
final class PreFlight {

    private PreFlight() {}

    static void check(Ports ports) {
        ports.byName().forEach((use, port) -> {
            if (!isFree(port)) {
                throw new LaunchException("Port " + port + " (" + use + ") is in use: stop the program that has it,"
                        + " or move all ports up with -Dmillrace.port-offset=100.");
            }
        });
    }

    /** Nobody listens there. */
    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
