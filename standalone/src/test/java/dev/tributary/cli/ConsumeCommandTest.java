package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.InMemorySchemaRegistry;
import dev.tributary.standalone.EmbeddedKafka;
import dev.tributary.views.ConversionRate;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ConsumeCommandTest {

    private static final Topics TOPICS = Topics.withDefaultPrefix();

    @TempDir
    private Path folder;

    @Test
    void shouldPrintCommittedRecordsAsJsonLinesWhenNotFollowing() throws Exception {
        InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            createTopic(kafka);
            AvroSerde<ConversionRate> serde = AvroSerde.of(TOPICS.conversionRates(), registry);
            try (KafkaProducer<String, ConversionRate> producer = producer(kafka, serde.serializer())) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(rate("default/c-1", "0.25"));
                producer.commitTransaction();
                producer.beginTransaction();
                producer.send(rate("default/never-committed", "0.5")).get();
                producer.abortTransaction();
                producer.beginTransaction();
                producer.send(tombstone("default/gone"));
                producer.commitTransaction();
            }

            assertThat(print(kafka, registry))
                    .containsExactly(
                            "{\"key\":\"default/c-1\",\"time\":\"1970-01-01T00:00:01Z\",\"value\":{\"workspace\":\"default\","
                                    + "\"customer_id\":\"c\",\"revenue\":4,\"conversions\":1,\"conversion_rate\":0.25}}",
                            "{\"key\":\"default/gone\",\"time\":\"1970-01-01T00:00:01Z\",\"value\":null}");
        }
    }

    @Test
    void shouldListTheViewsWhenTheNameIsUnknown() {
        StringWriter err = new StringWriter();
        CommandLine commandLine = Tributary.commandLine().setErr(new PrintWriter(err));

        int code = commandLine.execute("consume", "conversionrate");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("conversion-rates", "status-distribution", "dead-letters");
    }

    @Test
    void shouldSayHowToStartAStackWhenNoneRuns() {
        StringWriter err = new StringWriter();
        CommandLine commandLine = Tributary.commandLine().setErr(new PrintWriter(err));

        int code = commandLine.execute("consume", "conversion-rates", "--data", folder.toString());

        assertThat(code).isEqualTo(4);
        assertThat(err.toString().strip()).hasLineCount(1).contains("tributary up");
    }

    private static List<String> print(EmbeddedKafka kafka, InMemorySchemaRegistry registry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TopicReader reader =
                new TopicReader(Map.of("bootstrap.servers", kafka.bootstrapServers()), true, false, Long.MAX_VALUE);
        Readable.Entry view = new Readable(TOPICS).find("conversion-rates").orElseThrow();
        reader.print(view, registry, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static ProducerRecord<String, ConversionRate> rate(String key, String rate) {
        ConversionRate value =
                new ConversionRate("default", "c", new BigDecimal("4.000000"), 1L, new BigDecimal(rate).setScale(12));
        return new ProducerRecord<>(TOPICS.conversionRates().name(), 0, 1_000L, key, value);
    }

    private static ProducerRecord<String, ConversionRate> tombstone(String key) {
        return new ProducerRecord<>(TOPICS.conversionRates().name(), 0, 1_000L, key, (ConversionRate) null);
    }

    private static KafkaProducer<String, ConversionRate> producer(
            EmbeddedKafka kafka, Serializer<ConversionRate> values) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "consume-test");
        return new KafkaProducer<>(settings, new StringSerializer(), values);
    }

    private static void createTopic(EmbeddedKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPICS.conversionRates().name(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }
}
