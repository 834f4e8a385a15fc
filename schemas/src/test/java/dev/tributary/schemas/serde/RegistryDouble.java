package dev.tributary.schemas.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A registry that answers as Confluent's does, unless told to answer otherwise for its next requests. */
final class RegistryDouble implements AutoCloseable {

    /** One answer to give instead; the delay comes before its body. */
    record Scripted(int status, String body, long delayMillis) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<Integer, String> schemas = new ConcurrentHashMap<>();
    private final Queue<Scripted> script = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();

    private RegistryDouble() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    static RegistryDouble start() {
        return new RegistryDouble();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Method and path of every request so far. */
    List<String> requests() {
        return requests;
    }

    List<String> bodies() {
        return bodies;
    }

    List<String> authorizations() {
        return authorizations;
    }

    void next(int status, String body) {
        next(status, body, 0);
    }

    void next(int status, String body, long delayMillis) {
        script.add(new Scripted(status, body, delayMillis));
    }

    void put(int id, String schema) {
        schemas.put(id, schema);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            requests.add(exchange.getRequestMethod() + " " + path);
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] body = exchange.getRequestBody().readAllBytes();
            bodies.add(new String(body, StandardCharsets.UTF_8));
            Scripted scripted = script.poll();
            answer(exchange, scripted != null ? scripted : regular(path, body));
        }
    }

    private Scripted regular(String path, byte[] body) throws IOException {
        if (path.startsWith("/config")) {
            return new Scripted(200, "{\"compatibilityLevel\":\"BACKWARD_TRANSITIVE\"}", 0);
        }
        if (path.startsWith("/schemas/ids/")) {
            String schema = schemas.get(Integer.parseInt(path.substring("/schemas/ids/".length())));
            return schema == null
                    ? new Scripted(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}", 0)
                    : new Scripted(
                            200, JSON.createObjectNode().put("schema", schema).toString(), 0);
        }
        JsonNode asked = JSON.readTree(body);
        return path.endsWith("/versions") ? registered(asked) : found(asked);
    }

    private synchronized Scripted registered(JsonNode asked) {
        String schema = asked.get("schema").asText();
        int id = schemas.entrySet().stream()
                .filter(known -> known.getValue().equals(schema))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(schemas.size() + 1);
        schemas.put(id, schema);
        return new Scripted(200, "{\"id\":" + id + "}", 0);
    }

    private Scripted found(JsonNode asked) {
        return schemas.containsValue(asked.get("schema").asText())
                ? registered(asked)
                : new Scripted(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}", 0);
    }

    private static void answer(HttpExchange exchange, Scripted scripted) throws IOException {
        byte[] body = scripted.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(scripted.status(), body.length);
        try {
            Thread.sleep(scripted.delayMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.getResponseBody().write(body);
    }
}
