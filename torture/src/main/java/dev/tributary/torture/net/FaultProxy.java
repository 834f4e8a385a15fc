package dev.tributary.torture.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands before a server, and fails as networks do: no connections, broken ones, slow ones, ones that pass nothing on, and
 * replies that are lost although the server did what was asked. For several threads.
 */
public final class FaultProxy implements AutoCloseable {

    private final int target;
    private final ServerSocket listener;
    private final Framing framing;
    private final Line line = new Line();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();

    private FaultProxy(int target, Framing framing) {
        this.target = target;
        this.framing = framing;
        this.listener = Ports.listen(Ports.free());
    }

    /** Before a server that listens on that port, now or later; requests and replies are not looked at. */
    public static FaultProxy before(int port) {
        return start(new FaultProxy(port, Framing.NONE));
    }

    /** Before a broker. */
    public static FaultProxy beforeBroker(int port) {
        return start(new FaultProxy(port, Framing.KAFKA));
    }

    private static FaultProxy start(FaultProxy proxy) {
        Thread.ofVirtual().name("proxy-" + proxy.port()).start(proxy::accept);
        return proxy;
    }

    /** Where clients connect. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Breaks all connections, and every new one at once. */
    public void cut() {
        line.cut();
        reset();
    }

    /** Passes nothing on until healed, without any connection noticing; then all of it arrives. */
    public void stall() {
        line.stall();
    }

    /** Holds back whatever comes, each way. */
    public void slow(Duration each) {
        line.slow(each);
    }

    /** Breaks the connections that there are. */
    public void reset() {
        links.forEach(Link::close);
    }

    /** Lets the broker end transactions, but breaks the connection instead of passing on that it did. */
    public void loseEndsOfTransactions() {
        line.lose(Framing.END_TRANSACTION);
    }

    /** How many replies were lost. */
    public long lost() {
        return line.lost();
    }

    /** Passes everything on again. */
    public void heal() {
        line.heal();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new IllegalStateException("a proxy does not stop listening", e);
        }
        line.heal();
        reset();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (line.isCut()) {
                    Link.hangUp(client);
                } else {
                    Thread.ofVirtual().start(() -> connect(client));
                }
            } catch (IOException closedOrBroken) {
                // the next one may do better
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket server = new Socket(InetAddress.getByName(Ports.HOST), target);
            Link link = new Link(client, server);
            links.add(link);
            if (line.isCut()) {
                link.close();
            }
            link.run(framing, line);
            links.remove(link);
        } catch (IOException nobodyListens) {
            Link.hangUp(client);
        }
    }
}
