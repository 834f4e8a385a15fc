package dev.tributary.bench.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tributary.schemas.serde.InMemorySchemaRegistry;
import dev.tributary.schemas.serde.UnknownSchemaException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * A registry in this process, of the two calls that serdes make. Serdes keep what they learn, so no registry is ever on a
 * measured path; this one leaves the machine's memory to what is measured.
 */
public final class RegistryServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUBJECTS = "/subjects/";
    private static final String IDS = "/schemas/ids/";

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final HttpServer server;

    private RegistryServer(HttpServer server) {
        this.server = server;
    }

    /** Starts on a free port of the loopback address. */
    public static RegistryServer start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        RegistryServer registry = new RegistryServer(server);
        server.createContext(SUBJECTS, registry::register);
        server.createContext(IDS, registry::schema);
        server.start();
        return registry;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void register(HttpExchange exchange) throws IOException {
        String[] parts = exchange.getRequestURI().getPath().split("/");
        String schema = JSON.readTree(exchange.getRequestBody()).path("schema").asText();
        int id = registry.register(parts[2], new Schema.Parser().parse(schema));
        answer(exchange, 200, Map.of("id", id));
    }

    private void schema(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try {
            Schema schema = registry.byId(Integer.parseInt(path.substring(IDS.length())));
            answer(exchange, 200, Map.of("schema", schema.toString()));
        } catch (UnknownSchemaException e) {
            answer(exchange, 404, Map.of("message", String.valueOf(e.getMessage())));
        }
    }

    private static void answer(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] json = JSON.writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }
}
