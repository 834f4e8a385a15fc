package dev.tributary.torture.net;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One connection of a client through the proxy to the server. */
final class Link {

    private final Socket client;
    private final Socket server;
    private final Set<Integer> repliesToLose = ConcurrentHashMap.newKeySet();

    Link(Socket client, Socket server) {
        this.client = client;
        this.server = server;
    }

    /** Passes on both ways until one side ends or the link is closed. */
    void run(Framing framing, Line line) {
        Thread requests = Thread.ofVirtual().start(() -> requests(framing, line));
        replies(framing, line);
        try {
            requests.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Breaks it for both sides. */
    void close() {
        hangUp(client);
        hangUp(server);
    }

    /** Ends a connection as a crash does, without a goodbye. */
    static void hangUp(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException alreadyGone) {
            // so be it
        }
    }

    private void requests(Framing framing, Line line) {
        pump(client, server, line, framing, frame -> {
            if (line.loses(framing.request(frame))) {
                repliesToLose.add(Framing.correlationOfRequest(frame));
            }
            return true;
        });
    }

    private void replies(Framing framing, Line line) {
        pump(server, client, line, framing, frame -> {
            boolean lost = !repliesToLose.isEmpty() && repliesToLose.remove(Framing.correlationOfReply(frame));
            if (lost) {
                line.countLost();
            }
            return !lost;
        });
    }

    private void pump(Socket from, Socket to, Line line, Framing framing, java.util.function.Predicate<byte[]> passes) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(from.getInputStream(), 64 << 10))) {
            OutputStream out = to.getOutputStream();
            Optional<byte[]> next = framing.next(in);
            while (next.isPresent() && passes.test(next.get())) {
                line.pass();
                out.write(next.get());
                next = framing.next(in);
            }
        } catch (IOException broken) {
            // and so is the other side
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }
}
