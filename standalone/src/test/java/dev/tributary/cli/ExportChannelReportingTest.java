package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against an API of two pages, which is unavailable for a moment between them. */
final class ExportChannelReportingTest {

    private static final String HEADER = "channel_name,date,cost,ihc,ihc_revenue,CPO,ROAS\r\n";
    private static final String FIRST = "Email,2024-01-01,1.5,0.5,50,3,33.3\r\n\"a\r\nb\",2024-01-01,0,0,0,,\r\n";
    private static final String SECOND = "Search,2024-01-02,2.5,0.5,50,5,20\r\n";

    @TempDir
    private Path folder;

    private final List<String> asked = new ArrayList<>();
    private final StringWriter err = new StringWriter();
    private HttpServer server;
    private Path file;

    @BeforeEach
    void start() throws IOException {
        file = folder.resolve("report.csv");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldWriteAllPagesUnderOneHeader() throws IOException {
        int code = export("-o", file.toString(), "--from", "2024-01-01", "--to", "2024-01-31", "--model", "linear");

        assertThat(err.toString()).isEqualTo("tributary: 3 rows in " + file + System.lineSeparator());
        assertThat(code).isZero();
        assertThat(Files.readString(file)).isEqualTo(HEADER + FIRST + SECOND);
        assertThat(asked.getFirst())
                .isEqualTo("/api/attribution/channel-reporting?limit=10000&workspace=default&model=linear"
                        + "&from=2024-01-01&to=2024-01-31");
        assertThat(asked).hasSize(3);
    }

    @Test
    void shouldLeaveTheOldFileWhenAPageFails() throws IOException {
        Files.writeString(file, "old");

        int code = export("-o", file.toString(), "--workspace", "breaks");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("status 500");
        assertThat(Files.readString(file)).isEqualTo("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void shouldSayWhatTheApiRefusesAsWrongUsage() {
        int code = export("-o", file.toString(), "--model", "best");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("model: is none of ihc, first");
        assertThat(file).doesNotExist();
    }

    @Test
    void shouldNeedAFolderThatIsThere() {
        assertThat(export("-o", folder.resolve("none/report.csv").toString())).isEqualTo(2);
        assertThat(export("-o", folder.toString())).isEqualTo(2);
        assertThat(export()).isEqualTo(2);
        assertThat(asked).isEmpty();
    }

    @Test
    void shouldSayThatTheApiDoesNotAnswer() {
        server.stop(0);

        assertThat(export("-o", file.toString())).isEqualTo(4);
        assertThat(err.toString()).contains("does not answer");
    }

    private int export(String... options) {
        List<String> arguments = new ArrayList<>(List.of("export", "channel-reporting", "--api"));
        arguments.add("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        arguments.addAll(List.of(options));
        return Tributary.commandLine().setErr(new PrintWriter(err, true)).execute(arguments.toArray(String[]::new));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String uri = exchange.getRequestURI().toString();
        asked.add(uri);
        boolean second = uri.contains("cursor=abc");
        if (uri.contains("model=best")) {
            send(exchange, 400, "{\"detail\": \"model: is none of ihc, first\"}");
        } else if (second && uri.contains("workspace=breaks")) {
            send(exchange, 500, "oh");
        } else if (second && asked.size() == 2) {
            exchange.getResponseHeaders().add("Retry-After", "0");
            send(exchange, 503, "{\"detail\": \"a moment\"}");
        } else if (second) {
            send(exchange, 200, HEADER + SECOND);
        } else {
            exchange.getResponseHeaders().add("Link", "<" + uri + "&cursor=abc>; rel=\"next\"");
            send(exchange, 200, HEADER + FIRST);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
