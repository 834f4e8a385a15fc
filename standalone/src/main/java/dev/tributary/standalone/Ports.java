package dev.tributary.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports on the loopback interface, the only one the embedded parts listen on. */
final class Ports {

    static final String HOST = "127.0.0.1";

    private Ports() {}

    /** The given port, or a free one where it is 0. */
    static int orFree(int port) {
        return port == 0 ? free() : port;
    }

    /** A port that nobody listens on at this moment. */
    static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on " + HOST, e);
        }
    }

    /** Whether somebody listens on the port already; 0 never counts as taken. */
    static boolean taken(int port) {
        if (port == 0) {
            return false;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(HOST, port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
