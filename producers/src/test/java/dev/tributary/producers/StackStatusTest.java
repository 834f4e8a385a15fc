package dev.tributary.producers;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StackStatusTest {

    private static final Map<String, Map<Integer, Long>> SENT = Map.of("facts", Map.of(0, 7L));
    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private String status = "";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/status", exchange -> {
            asked.incrementAndGet();
            byte[] body = status.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldReturnWhenAllIsTakenUpAndSettled() {
        status = status(7, true);

        assertThatCode(() -> await(LONG)).doesNotThrowAnyException();
    }

    @Test
    void shouldTellThatItTookTooLongWhenSomethingIsNotTakenUp() {
        for (String unready : new String[] {status(6, true), status(7, false), "{}"}) {
            status = unready;

            assertThatThrownBy(() -> await(Duration.ofMillis(300)))
                    .isInstanceOf(ReplayException.class)
                    .hasMessageContaining("did not report them taken up within")
                    .hasMessageContaining("still catching up");
        }
    }

    @Test
    void shouldNotClaimToHaveWaitedWhenItIsStopped() {
        status = status(6, false);

        assertThatThrownBy(() -> StackStatus.of(api()).awaitTakenUp(SENT, LONG, () -> asked.get() > 1))
                .isInstanceOf(ReplayException.class)
                .hasMessageStartingWith("stopped while waiting; everything is sent");
    }

    private void await(Duration timeout) {
        StackStatus.of(api()).awaitTakenUp(SENT, timeout, () -> false);
    }

    private URI api() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static String status(long taken, boolean settled) {
        return "{\"topics\": {\"facts\": {\"0\": " + taken + "}}, \"settled\": " + settled + "}";
    }
}
