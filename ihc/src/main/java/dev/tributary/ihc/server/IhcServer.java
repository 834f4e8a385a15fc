package dev.tributary.ihc.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tributary.ihc.IhcApiSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A local server of the IHC service's API: the same requests, limits, answers and errors, computed by the local model;
 * and faults on demand.
 */
public final class IhcServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IhcServer.class);

    private final HttpServer http;
    private final ExecutorService threads;
    private final Desk desk;
    private final IhcServerSettings settings;
    private final CountDownLatch closed = new CountDownLatch(1);

    private IhcServer(HttpServer http, IhcServerSettings settings) {
        this.http = http;
        this.settings = settings;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        this.desk = new Desk(settings, InstantSource.system());
    }

    /**
     * Starts to listen.
     *
     * @throws IOException where the address is taken or is none of this machine
     */
    public static IhcServer start(IhcServerSettings settings) throws IOException {
        InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
        if (address.isUnresolved()) {
            throw new IOException("the host " + settings.host() + " is not known");
        }
        HttpServer http = HttpServer.create(address, 0);
        IhcServer server = new IhcServer(http, settings);
        http.setExecutor(server.threads);
        http.createContext("/", server::handle);
        http.start();
        return server;
    }

    /** Where it listens, without the path. */
    public URI uri() {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return URI.create("http://" + host + ":" + http.getAddress().getPort());
    }

    /** The requests so far, whatever became of them. */
    public long calls() {
        return desk.tally().calls();
    }

    /** The faults shown so far. */
    public Map<FaultKind, Long> faults() {
        return desk.tally().faults();
    }

    /** Stops at once; requests under way get no answer. */
    @Override
    public void close() {
        closed.countDown();
        http.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Desk.Turn turn = desk.serve(exchange);
            if (turn.fault().isPresent()) {
                show(turn.fault().get(), turn.reply(), exchange);
            } else {
                send(turn.reply(), exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("A request to {} failed", IhcApiSettings.PATH, e);
            send(Reply.error(500, "internal error"), exchange);
        }
    }

    private void show(FaultKind fault, Reply reply, HttpExchange exchange) throws IOException, InterruptedException {
        switch (fault) {
            case SILENCE -> closed.await(settings.faultTime().toMillis(), TimeUnit.MILLISECONDS);
            case RESET -> LOG.debug("Ends a connection without an answer");
            case SLOW_DRIP -> drip(reply, exchange);
            default -> send(reply, exchange);
        }
    }

    private void drip(Reply reply, HttpExchange exchange) throws IOException, InterruptedException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), reply.body().length);
        long pause = Math.max(1, settings.faultTime().toMillis() / Math.max(1, reply.body().length));
        for (byte part : reply.body()) {
            exchange.getResponseBody().write(part);
            exchange.getResponseBody().flush();
            if (closed.await(pause, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private static void send(Reply reply, HttpExchange exchange) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        if (reply.body().length > 0) {
            exchange.getResponseBody().write(reply.body());
        }
    }
}
