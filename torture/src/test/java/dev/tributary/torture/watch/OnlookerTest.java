package dev.tributary.torture.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tributary.torture.facts.Written;
import dev.tributary.torture.watch.Onlooker.Manner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An onlooker of an API that answers in turn what it is told to. */
@Timeout(30)
final class OnlookerTest {

    private static final String NONE = answer(0, true);

    /** A reply of the stand-in: its status, whether it says when to come again, and its body. */
    private record Reply(int status, boolean retryAfter, String body) {}

    @Test
    void shouldFindNothingWhenAnswersAreRightOrRefusedAsDocumented() throws Exception {
        assertThat(seen(turn -> turn % 2 == 0 ? new Reply(200, false, NONE) : new Reply(503, true, "{}")))
                .isEmpty();
    }

    @Test
    void shouldFindItWhenAnAnswerSaysMoreThanWasSent() throws Exception {
        assertThat(seen(turn -> new Reply(200, false, answer(1, true))))
                .allSatisfy(what -> assertThat(what).contains("no more than 0 were sent"));
    }

    @Test
    void shouldFindItWhenACompleteAnswerSaysLessThanBefore() throws Exception {
        assertThat(seen(turn -> new Reply(200, false, answer(-turn, true))))
                .allSatisfy(what -> assertThat(what).contains("before"));
    }

    @Test
    void shouldTakeLessWhenTheAnswerSaysThatItLacksSomething() throws Exception {
        assertThat(seen(turn -> new Reply(200, false, answer(-turn, false)))).isEmpty();
    }

    @Test
    void shouldFindItWhenTheApiFailsOrDoesNotSayWhenToComeAgain() throws Exception {
        assertThat(seen(turn -> new Reply(500, true, "{}"))).isNotEmpty();
        assertThat(seen(turn -> new Reply(503, false, "{}"))).isNotEmpty();
    }

    /** What was wrong after some dozen answers. */
    private static List<String> seen(IntFunction<Reply> replies) throws Exception {
        AtomicInteger turn = new AtomicInteger();
        Sightings sightings = new Sightings(line -> {});
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> reply(exchange, replies.apply(turn.getAndIncrement())));
        server.start();
        URI api = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (Onlooker onlooker = Onlooker.of(api, Manner.PLAIN, new Written(), new Faults(), sightings)) {
            while (turn.get() < 40) {
                Thread.sleep(10);
            }
        } finally {
            server.stop(0);
        }
        return sightings.violations();
    }

    private static void reply(HttpExchange exchange, Reply reply) throws IOException {
        try (exchange) {
            if (reply.retryAfter()) {
                exchange.getResponseHeaders().add("Retry-After", "1");
            }
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** With every figure that is asked for. */
    private static String answer(int figure, boolean complete) {
        return """
                {"totals": [{"count": %1$d}], "sessions": %1$d, "orders": %1$d, "cost": %1$d, "conversions": %1$d,
                 "kept": %1$d, "dropped": {}, "revenue": %1$d, "freshness": {"complete": %2$s, "stale": false}}""".formatted(figure, complete);
    }
}
