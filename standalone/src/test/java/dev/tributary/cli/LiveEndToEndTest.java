package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.facts.AdCost;
import dev.tributary.producers.stack.RunningStack;
import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.HttpSchemaRegistry;
import dev.tributary.standalone.LocalStack;
import dev.tributary.standalone.Progress;
import dev.tributary.standalone.StackPorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a client that listens sees of produced facts, and dead letters that are sent again, over a whole stack. */
final class LiveEndToEndTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Topics TOPICS = Topics.withDefaultPrefix();
    private static final String REASON = "record is in the wrong partition";

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    @Timeout(300)
    void shouldTellListenersOfChangesSendDeadLettersAgainAndKeepWhatVerifyFound() throws Exception {
        try (LocalStack stack = LocalStack.of(folder, StackPorts.FREE)) {
            RunningStack running = stack.start(Progress.to(new PrintStream(OutputStream.nullOutputStream())));
            try (Producing facts = new Producing(running)) {
                listen(running, facts);
                reDrive(running, facts);
            }
            verify(running);
        }
    }

    /** A client that comes again hears exactly what came in between, while another hears all as it comes. */
    private void listen(RunningStack running, Producing facts) throws Exception {
        String id;
        try (Stream all = stream(running, Optional.empty())) {
            try (Stream leaving = stream(running, Optional.empty())) {
                facts.send("google", "12.50", 0);
                assertThat(leaving.change().get("row").get("cost").decimalValue())
                        .isEqualByComparingTo("12.5");
                id = leaving.id();
            }
            assertThat(cost(all.change())).isEqualByComparingTo("12.5");
            facts.send("google", "20", 0);
            assertThat(cost(all.change())).isEqualByComparingTo("20");
            facts.send("bing", "3", 0);
            assertThat(cost(all.change())).isEqualByComparingTo("3");

            try (Stream again = stream(running, Optional.of(id))) {
                assertThat(List.of(
                                cost(again.change()).intValue(),
                                cost(again.change()).intValue()))
                        .containsExactlyInAnyOrder(20, 3);
                facts.send("bing", "4", 0);
                assertThat(cost(again.change())).isEqualByComparingTo("4");
            }
            assertThat(cost(all.change())).isEqualByComparingTo("4");
        }
    }

    private void reDrive(RunningStack running, Producing facts) throws Exception {
        facts.send("misplaced", "7", 1);
        JsonNode letter = await(
                        running,
                        "/api/dead-letters?stage=processing",
                        list -> list.get("dead_letters").size() == 1)
                .get("dead_letters")
                .get(0);
        assertThat(letter.get("reason").textValue()).isEqualTo(REASON);
        assertThat(letter.get("re_drivable").booleanValue()).isTrue();

        run("re-drive", "--stage", "processing", "--reason", REASON, "--data", folder.toString());
        run("re-drive", letter.get("id").textValue(), "--data", folder.toString());

        JsonNode ledger = await(running, "/api/ledger", list -> reDriven(list)
                .filter(row -> row.at("/records/duplicate").intValue() == 1
                        && row.at("/rows/sent").intValue() == 2)
                .isPresent());
        JsonNode row = reDriven(ledger).orElseThrow();
        assertThat(row.at("/records/applied").intValue()).isEqualTo(1);
        assertThat(row.at("/rows/read").intValue()).isEqualTo(2);
        assertThat(row.get("balanced").booleanValue()).isTrue();
        JsonNode costs = await(
                running,
                "/api/growth/costs?source=misplaced",
                list -> list.get("rows").size() == 1);
        assertThat(costs.get("cost").decimalValue()).isEqualByComparingTo("7");
        assertThat(get(running, "/api/dead-letters?workspace=other").get("dead_letters"))
                .isEmpty();
    }

    /** Every figure is as SQL has it also after that, and the stack keeps what was found. */
    private void verify(RunningStack running) throws Exception {
        run("verify", "--data", folder.toString());

        JsonNode found = await(
                        running,
                        "/api/verifications",
                        list -> list.get("verifications").size() == 1)
                .get("verifications")
                .get(0);
        assertThat(found.get("equal").booleanValue()).isTrue();
        assertThat(found.get("cells").intValue()).isPositive();
        assertThat(found.get("workspace").isNull()).isTrue();
    }

    private static Optional<JsonNode> reDriven(JsonNode ledger) {
        List<JsonNode> rows = new ArrayList<>();
        ledger.get("rows").forEach(rows::add);
        return rows.stream()
                .filter(row -> row.get("source").textValue().equals("re-drive"))
                .findFirst();
    }

    private static BigDecimal cost(JsonNode change) {
        return change.get("row").get("cost").decimalValue();
    }

    private JsonNode await(RunningStack running, String path, Predicate<JsonNode> wanted) throws Exception {
        JsonNode answer = get(running, path);
        while (!wanted.test(answer)) {
            LockSupport.parkNanos(100_000_000);
            answer = get(running, path);
        }
        return answer;
    }

    private static JsonNode get(RunningStack running, String path) throws IOException {
        return JSON.readTree(running.api().resolve(path).toURL());
    }

    private Stream stream(RunningStack running, Optional<String> lastEventId) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(running.api().resolve("/api/live/costs"));
        lastEventId.ifPresent(id -> request.header("Last-Event-ID", id));
        var response = http.send(request.build(), BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return new Stream(new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
    }

    private static void run(String... command) {
        assertThat(Tributary.commandLine().execute(command)).isZero();
    }

    /** A stream of events. */
    private static final class Stream implements AutoCloseable {

        private final BufferedReader lines;
        private String id = "";

        Stream(BufferedReader lines) {
            this.lines = lines;
        }

        /** The data of the next change. */
        JsonNode change() throws IOException {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    return JSON.readTree(line.substring(6));
                }
            }
            throw new IOException("the stream has ended");
        }

        String id() {
            return id;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    /** Sends costs of channels. */
    private static final class Producing implements AutoCloseable {

        private final KafkaProducer<byte[], byte[]> producer;
        private final AvroSerde<AdCost> serde;

        Producing(RunningStack running) {
            producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", running.bootstrapServers()),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
            serde = AvroSerde.of(
                    TOPICS.adCosts(),
                    HttpSchemaRegistry.connect(Map.of(
                            "schema.registry.url", running.schemaRegistry().toString())));
        }

        /** Sends the cost of a day, so many partitions beside the right one. */
        void send(String channel, String cost, int beside) throws Exception {
            String topic = TOPICS.adCosts().name();
            byte[] key = new FactKey("default", channel, "cost").toString().getBytes(StandardCharsets.UTF_8);
            int partitions = producer.partitionsFor(topic).size();
            int partition = (EntityPartitioner.partition(key, partitions) + beside) % partitions;
            AdCost fact =
                    new AdCost("default", "cost", channel, LocalDate.of(2024, 2, 1), new BigDecimal(cost).setScale(6));
            producer.send(new ProducerRecord<>(topic, partition, 1_706_745_600_000L, key, serde.encode(fact)))
                    .get();
        }

        @Override
        public void close() {
            producer.close();
        }
    }
}
