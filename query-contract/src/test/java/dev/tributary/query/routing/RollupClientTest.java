package dev.tributary.query.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.tributary.query.ContractJson;
import dev.tributary.query.Placements;
import dev.tributary.query.Placements.Instance;
import dev.tributary.query.Progress;
import dev.tributary.query.RollupAnswer;
import dev.tributary.query.RollupAnswer.PartitionState;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.RollupRequest;
import dev.tributary.query.RollupRow;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RollupClientTest {

    private static final RoutingLimits SHORT =
            new RoutingLimits(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofMillis(300), 1, Duration.ZERO);

    private static final RoutingLimits GENEROUS = new RoutingLimits(
            Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(60), 64, Duration.ofSeconds(60));

    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private URI uri;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        Instance all = new Instance(uri.toString(), Map.of("segments", List.of(0)), Map.of());
        server.createContext(
                "/internal/placements",
                exchange -> answer(exchange, 200, new Placements(List.of(all), Map.of("segments", 1))));
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void shouldAskOverHttpInTheContractsJson() {
        RollupRow row = new RollupRow(List.of("Schuhe \uD83D\uDC5F"), List.of(BigInteger.ONE.shiftLeft(100)));
        server.createContext("/internal/query", exchange -> {
            RollupRequest request = ContractJson.mapper().readValue(exchange.getRequestBody(), RollupRequest.class);
            assertThat(request.query()).isEqualTo(query());
            answer(
                    exchange,
                    200,
                    new RollupAnswer(List.of(row), List.of(new PartitionState(0, true, 5, 1)), List.of()));
        });

        try (RollupClient client = RollupClient.connect(List.of(URI.create(uri + "/")), GENEROUS)) {
            RoutedAnswer answer = client.ask(query());

            assertThat(answer.complete()).isTrue();
            assertThat(answer.rows()).containsExactly(row);
        }
    }

    @Test
    void shouldReportThePartitionMissingWhenAnInstanceAnswersWithAnError() {
        server.createContext("/internal/query", exchange -> answer(exchange, 500, Map.of("rows", List.of())));

        assertThat(missing(GENEROUS)).isEqualTo(Map.of(0, uri + " status 500, " + uri + " status 500"));
    }

    @Test
    void shouldReportThePartitionMissingWhenAnAnswerIsNotOfTheContract() {
        server.createContext("/internal/query", exchange -> answer(exchange, 200, Map.of("surprise", 1)));

        assertThat(missing(GENEROUS))
                .hasEntrySatisfying(0, tried -> assertThat(tried).contains("not of the contract"));
    }

    @Test
    void shouldTellABusyInstanceFromOneThatIsAway() {
        server.createContext("/internal/query", exchange -> answer(exchange, 429, Map.of("error", "busy")));

        try (RollupClient client = RollupClient.connect(List.of(uri), GENEROUS)) {
            assertThatThrownBy(() -> client.ask(query()))
                    .isInstanceOfSatisfying(
                            RollupUnavailableException.class,
                            unavailable -> assertThat(unavailable.busy()).isTrue());
        }
    }

    @Test
    void shouldGiveUpOnABodyThatTrickles() {
        server.createContext("/internal/query", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await();
        });

        assertThat(missing(SHORT)).isEqualTo(Map.of(0, uri + " too slow"));
    }

    @Test
    void shouldRefuseAQuestionWhenTooManyAreUnderWay() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        server.createContext("/internal/query", exchange -> {
            asked.countDown();
            await();
        });
        RoutingLimits one = new RoutingLimits(
                Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofMinutes(1), 1, Duration.ZERO);

        try (RollupClient client = RollupClient.connect(List.of(uri), one)) {
            Thread busy = Thread.ofVirtual().start(() -> client.ask(query()));
            asked.await();

            assertThatThrownBy(() -> client.ask(query()))
                    .isInstanceOf(RollupUnavailableException.class)
                    .hasMessageContaining("too many");
            end.countDown();
            client.close();
            busy.join();
        }
    }

    @Test
    void shouldBeSettledOnlyWhenTwoLooksInARowAre() {
        server.createContext("/internal/progress", new HttpHandler() {
            private long end = 10;

            @Override
            public void handle(HttpExchange exchange) throws IOException {
                answer(exchange, 200, new Progress(Map.of("facts", Map.of(0, 10L)), Map.of("facts", Map.of(0, end))));
                end++;
            }
        });

        try (RollupClient client = RollupClient.connect(List.of(uri), GENEROUS)) {
            assertThat(client.progress().settled()).isTrue();
            assertThat(client.settlement().settled()).isFalse();
        }
    }

    @Test
    void shouldNotBeSettledWhenAnInstanceDoesNotAnswer() {
        server.createContext("/internal/progress", exchange -> answer(exchange, 503, Map.of()));

        try (RollupClient client = RollupClient.connect(List.of(uri), GENEROUS)) {
            Settlement settlement = client.settlement();

            assertThat(settlement.settled()).isFalse();
            assertThat(settlement.progress().instances()).containsEntry(uri.toString(), Optional.empty());
        }
    }

    private Map<Integer, String> missing(RoutingLimits limits) {
        try (RollupClient client = RollupClient.connect(List.of(uri), limits)) {
            return client.ask(query()).missing();
        }
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] json = ContractJson.mapper().writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }

    private static RollupQuery query() {
        return new RollupQuery(
                "segments",
                "default",
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of("category"),
                Optional.empty(),
                10,
                Optional.empty());
    }
}
