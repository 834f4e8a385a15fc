package dev.tributary.api.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.api.Fixture;
import dev.tributary.api.Web;
import dev.tributary.api.http.ProblemException;
import dev.tributary.replay.ReplayRun;
import dev.tributary.schemas.DeadLetterHeaders;
import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.InMemorySchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReDriveTest {

    private static final Topics TOPICS = Topics.withDefaultPrefix();

    @Test
    void shouldSendTheSameBytesToThePartitionOfTheirKeyAndCountThemAsARun() {
        InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
        MockProducer<byte[], byte[]> producer = producer();
        ConsumerRecord<byte[], byte[]> letter = StoredLetters.letter(2, 17, 1_000, "record is in the wrong partition");
        try (ReDriver driver = new ReDriver(producer, TOPICS, registry, "default")) {
            driver.send(letter);
            driver.commit();
        }

        List<ProducerRecord<byte[], byte[]>> sent = producer.history();
        assertThat(sent).hasSize(2);
        ProducerRecord<byte[], byte[]> fact = sent.getFirst();
        assertThat(fact.topic()).isEqualTo(TOPICS.orders().name());
        assertThat(fact.partition()).isEqualTo(EntityPartitioner.partition(letter.key(), 5));
        assertThat(fact.timestamp()).isEqualTo(1_000);
        assertThat(fact.key()).isEqualTo(letter.key());
        assertThat(fact.value()).isEqualTo(letter.value());
        assertThat(header(fact, "tributary.source")).isEqualTo("re-drive");
        assertThat(header(fact, "tributary.re-driven")).isEqualTo("2-17");
        ReplayRun run = Objects.requireNonNull(AvroSerde.of(TOPICS.replayRuns(), registry)
                .decode(Objects.requireNonNull(sent.getLast().value())));
        assertThat(run.getDataset()).isEqualTo("re-drive");
        assertThat(run.getRowsRead()).isEqualTo(1);
        assertThat(run.getRowsSent()).isEqualTo(1);
        assertThat(run.getComplete()).isTrue();
    }

    @Test
    void shouldSendNothingWhenItDoesNotComeToTheEnd() {
        MockProducer<byte[], byte[]> producer = producer();
        try (ReDriver driver = new ReDriver(producer, TOPICS, new InMemorySchemaRegistry(), "default")) {
            driver.send(StoredLetters.letter(0, 0, 1, "any"));
        }

        assertThat(producer.history()).isEmpty();
        assertThat(producer.transactionAborted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "processing, tributary.facts.order, true",
        "deserialization, tributary.facts.session, true",
        "replay, orders.csv, false",
        "sample, vouchers.parquet, false",
        "ihc, tributary.internal.ihc-journeys, false",
        "processing, tributary.internal.partials, false",
    })
    void shouldTellWhatCanBeSentAgain(String stage, String origin, boolean expected) {
        ConsumerRecord<byte[], byte[]> letter =
                StoredLetters.letter(0, 0, 0, Map.of(DeadLetterHeaders.STAGE, stage, DeadLetterHeaders.ORIGIN, origin));

        assertThat(DeadLetter.of(letter, TOPICS).reDrivable()).isEqualTo(expected);
    }

    @Test
    void shouldShowWhatALetterHolds() {
        DeadLetter letter = DeadLetter.of(StoredLetters.letter(3, 9, 0, "why"), TOPICS);

        assertThat(letter.id()).isEqualTo("3-9");
        assertThat(letter.source()).isEqualTo("live");
        assertThat(letter.reason()).isEqualTo("why");
        assertThat(letter.key()).hasValue("default/u1/o1");
        assertThat(letter.payloadPreview()).isEqualTo("\ufffd\ufffda");
        assertThat(letter.reDrivenFrom()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"ids\":[]}",
                "{\"ids\":\"0-1\"}",
                "{\"ids\":[1]}",
                "{\"ids\":[\"0-1;2\"]}",
                "{\"ids\":[\"0-99999999999999999999\"]}",
                "{\"ids\":[\"0-1\"],\"stage\":\"processing\"}",
                "{\"stage\":\"processing\"}",
                "{\"reason\":\"x\"}",
                "{\"reason\":\"\",\"stage\":\"processing\"}",
                "{\"reason\":1,\"stage\":\"processing\"}",
                "{\"ids\":[\"0-1\"],\"all\":true}",
                "[]",
                "nonsense"
            })
    void shouldRefuseAnOrderThatIsNotRight(String json) {
        assertThatThrownBy(() -> ReDriveOrder.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void shouldReadAnOrder() {
        byte[] byId = "{\"ids\":[\"0-1\",\"12-34\",\"0-1\"]}".getBytes(StandardCharsets.UTF_8);
        byte[] byReason = "{\"stage\":\"a\",\"reason\":\"b\",\"cursor\":null}".getBytes(StandardCharsets.UTF_8);

        assertThat(ReDriveOrder.read(byId).ids())
                .containsExactly(new ReDriveOrder.Id(0, 1), new ReDriveOrder.Id(12, 34));
        assertThat(ReDriveOrder.read(byReason).reason()).hasValue("b");
    }

    @Test
    void shouldBeUnavailableWithoutKafka() {
        try (Fixture fixture = Fixture.start(List.of())) {
            Web web = fixture.web();

            assertThat(web.get("/api/dead-letters").statusCode()).isEqualTo(503);
            assertThat(web.get("/api/dead-letters?stage=").statusCode()).isEqualTo(400);
            assertThat(web.post("/api/dead-letters/re-drive", "{\"ids\":[\"0-1\"]}")
                            .statusCode())
                    .isEqualTo(503);
            assertThat(web.post("/api/dead-letters/re-drive", "{}").statusCode())
                    .isEqualTo(422);
            assertThat(web.get("/api/dead-letters/re-drive").statusCode()).isEqualTo(405);
        }
    }

    private static String header(ProducerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static MockProducer<byte[], byte[]> producer() {
        List<PartitionInfo> partitions = List.of(
                        TOPICS.orders().name(), TOPICS.replayRuns().name())
                .stream()
                .flatMap(topic -> IntStream.range(0, 5)
                        .mapToObj(part -> new PartitionInfo(topic, part, Node.noNode(), new Node[0], new Node[0])))
                .toList();
        Cluster cluster = new Cluster("mock", List.of(), partitions, Set.of(), Set.of());
        return new MockProducer<>(cluster, true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
