package dev.tributary.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.facts.CampaignResult;
import dev.tributary.schemas.DeadLetterHeaders;
import dev.tributary.schemas.TopicSetup;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.InMemorySchemaRegistry;
import dev.tributary.streams.StreamsSettings.Guarantee;
import dev.tributary.streams.attribution.AttributionSettings;
import dev.tributary.streams.campaigns.BrittleModel;
import dev.tributary.streams.campaigns.CampaignsDomain;
import dev.tributary.streams.ledger.LedgerDomain;
import dev.tributary.streams.state.RocksMemory;
import dev.tributary.twin.testing.CampaignFacts;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Errors that nobody thought of: while nothing is changed yet, the fact is set aside; after that, the task fails. */
class UnforeseenErrorTest {

    private final Topics topics = Topics.withDefaultPrefix();
    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();

    @TempDir
    private Path folder;

    private TopologyTestDriver driver;

    @BeforeEach
    void start() {
        TopologySettings settings = new TopologySettings(
                topics,
                TopicSetup.all(topics).stream().collect(Collectors.toMap(Function.identity(), topic -> 1)),
                Stores::inMemoryKeyValueStore,
                1_000,
                AttributionSettings.DEFAULT);
        TopologyParts parts = new TopologyParts(settings, registry);
        Domain domain = new CampaignsDomain(topics);
        parts.addFacts(domain, topics.campaignResults(), new BrittleModel());
        Properties properties = new Properties();
        properties.putAll(StreamsProperties.of(
                StreamsSettings.of("unused:9092", "unused", folder).withGuarantee(Guarantee.AT_LEAST_ONCE),
                URI.create("http://unused:1"),
                RocksMemory.of(1 << 20)));
        driver = new TopologyTestDriver(
                parts.merged(List.of(domain, new LedgerDomain(topics))), properties, TopologyHarness.TIME);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void shouldSetTheFactAsideAndGoOnWhenCheckingItThrows() {
        send(fact("1", "FASHION"));
        send(fact("2", BrittleModel.THROWS_WHEN_CHECKED));
        send(fact("3", "FASHION"));

        assertThat(records(topics.deadLetters())).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo(encoded(fact("2", BrittleModel.THROWS_WHEN_CHECKED)));
            assertThat(header(letter, DeadLetterHeaders.STAGE)).isEqualTo("processing");
            assertThat(header(letter, DeadLetterHeaders.REASON))
                    .isEqualTo("fact cannot be read: IllegalStateException");
        });
        assertThat(records(topics.conversionRates().name())).hasSize(2);
    }

    @Test
    void shouldFailInsteadOfSettingTheFactAsideWhenSomethingOfItMayBeCounted() {
        assertThatThrownBy(() -> send(fact("1", BrittleModel.THROWS_WHEN_COUNTED)))
                .isInstanceOf(StreamsException.class)
                .hasRootCauseMessage(BrittleModel.THROWS_WHEN_COUNTED);
        assertThat(records(topics.deadLetters())).isEmpty();
    }

    private void send(CampaignResult fact) {
        driver.createInputTopic(topics.campaignResults().name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(CampaignFacts.key(fact).getBytes(StandardCharsets.UTF_8), encoded(fact));
    }

    private byte[] encoded(CampaignResult fact) {
        return AvroSerde.of(topics.campaignResults(), registry).encode(fact);
    }

    private List<TestRecord<byte[], byte[]>> records(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static CampaignResult fact(String id, String category) {
        return CampaignResult.newBuilder()
                .setWorkspace("default")
                .setId(id)
                .setCustomerId("A")
                .setDate(LocalDate.parse("2024-03-01"))
                .setStatus("ENABLED")
                .setType("CONVERSION")
                .setCategory(category)
                .setRevenue(new BigDecimal("5.000000"))
                .setConversions(1)
                .setImpressions(10)
                .setClicks(2)
                .build();
    }
}
