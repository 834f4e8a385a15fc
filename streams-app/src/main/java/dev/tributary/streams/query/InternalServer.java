package dev.tributary.streams.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.tributary.query.ContractJson;
import dev.tributary.query.RollupRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The internal HTTP endpoint of an instance: the query contract, health and metrics. It answers for itself alone and
 * never asks another instance.
 */
public final class InternalServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InternalServer.class);
    private static final int MAX_BODY = 1 << 20;
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpServer http;
    private final Optional<Filter> guard;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    static {
        // Headers and body are two writes: without this the second waits for the peer's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private InternalServer(HttpServer http, Optional<Filter> guard) {
        this.http = http;
        this.guard = guard;
    }

    /** Takes the port; nothing is answered before {@link #start}. */
    public static InternalServer bind(String host, int port, EndpointGuard guard) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(host, port), 0);
        return new InternalServer(http, guard.filter(MAX_BODY, InstantSource.system()));
    }

    public URI uri() {
        InetSocketAddress address = http.getAddress();
        return URI.create("http://" + address.getHostString() + ":" + address.getPort());
    }

    /** Adds a {@code GET} resource whose answer is an object of the contract, always with status 200. */
    public InternalServer json(String path, Supplier<Object> resource) {
        return get(path, () -> new Reply(200, JSON, write(resource.get())));
    }

    /** Adds a {@code GET} resource which is 200 while all is well and 503 otherwise, with the reasons as its body. */
    public InternalServer health(String path, Supplier<Map<String, Object>> troubles) {
        return get(path, () -> {
            Map<String, Object> found = troubles.get();
            return new Reply(found.isEmpty() ? 200 : 503, JSON, write(Map.of("up", found.isEmpty(), "reasons", found)));
        });
    }

    /** Adds a {@code GET} resource of plain text. */
    public InternalServer text(String path, Supplier<String> resource) {
        return get(path, () -> new Reply(200, TEXT, resource.get().getBytes(StandardCharsets.UTF_8)));
    }

    /** Adds the question of the query contract; 429 where too many are under way. */
    public InternalServer questions(StoreQueries queries, Turns turns) {
        return add(
                "/internal/query",
                exchange -> respond(exchange, "POST", () -> {
                    byte[] question = body(exchange);
                    return turns.take(() -> answer(queries, question)).orElseGet(InternalServer::busy);
                }));
    }

    public void start() {
        http.setExecutor(threads);
        http.start();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private static Reply answer(StoreQueries queries, byte[] question) {
        try {
            RollupRequest request = ContractJson.mapper().readValue(question, RollupRequest.class);
            return new Reply(200, JSON, write(queries.answer(request)));
        } catch (JsonProcessingException malformed) {
            return new Reply(400, JSON, write(Map.of("error", malformed.getOriginalMessage())));
        } catch (IllegalArgumentException | IOException unfit) {
            return new Reply(400, JSON, write(Map.of("error", String.valueOf(unfit.getMessage()))));
        }
    }

    private static Reply busy() {
        return new Reply(429, JSON, write(Map.of("error", "too many questions are under way")));
    }

    private InternalServer get(String path, Answer answer) {
        return add(path, exchange -> respond(exchange, "GET", answer));
    }

    private InternalServer add(String path, HttpHandler handler) {
        HttpContext context = http.createContext(path, handler);
        guard.ifPresent(context.getFilters()::add);
        return this;
    }

    private static void respond(HttpExchange exchange, String method, Answer answer) throws IOException {
        try (exchange) {
            Reply reply = exchange.getRequestMethod().equals(method)
                    ? answer.reply()
                    : new Reply(405, JSON, write(Map.of("error", "only " + method + " is served here")));
            send(exchange, reply);
        } catch (BodyTooLargeException tooLarge) {
            send(
                    exchange,
                    new Reply(413, JSON, write(Map.of("error", "a question has at most " + MAX_BODY + " bytes"))));
        } catch (RuntimeException unforeseen) {
            LOG.error("Could not answer {}", exchange.getRequestURI().getPath(), unforeseen);
            send(exchange, new Reply(500, JSON, write(Map.of("error", "see the log of the instance"))));
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        exchange.sendResponseHeaders(reply.status(), reply.body().length);
        exchange.getResponseBody().write(reply.body());
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            byte[] body = in.readNBytes(MAX_BODY + 1);
            if (body.length > MAX_BODY) {
                throw new BodyTooLargeException();
            }
            return body;
        }
    }

    private static byte[] write(Object value) {
        try {
            return ContractJson.mapper().writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written as JSON", e);
        }
    }

    private record Reply(int status, String type, byte[] body) {}

    private interface Answer {
        Reply reply() throws IOException;
    }

    private static final class BodyTooLargeException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
