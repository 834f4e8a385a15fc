package dev.tributary.twin.verify;

import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.HttpSchemaRegistry;
import dev.tributary.schemas.serde.SchemaRegistry;
import dev.tributary.verify.VerificationRun;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Where it is noted what verifications found. */
interface VerificationLog {

    /** Nowhere. */
    VerificationLog NONE = (stack, topics, scope, report) -> {};

    /** Notes what a verification found that ended just now. */
    void note(StackAddresses stack, Topics topics, Scope scope, VerificationReport report);

    /** In a topic of the stack itself, for its dashboard. */
    static VerificationLog inTheStack(InstantSource clock) {
        return (stack, topics, scope, report) -> {
            SchemaRegistry registry = HttpSchemaRegistry.connect(stack.registry());
            Map<String, Object> config = new HashMap<>(stack.kafka());
            config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
            config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
            config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
            ByteArraySerializer bytes = new ByteArraySerializer();
            try (Producer<byte[], byte[]> producer = new KafkaProducer<>(config, bytes, bytes)) {
                send(producer, topics, registry, run(scope, report, clock.instant()));
            }
        };
    }

    /** Sends the record of a verification. */
    static void send(Producer<byte[], byte[]> producer, Topics topics, SchemaRegistry registry, VerificationRun run) {
        Topic<VerificationRun> topic = topics.verifications();
        String workspace = run.getWorkspace();
        byte[] key =
                FactKey.join(workspace == null ? "*" : workspace, run.getId()).getBytes(StandardCharsets.UTF_8);
        int partition = EntityPartitioner.partition(
                key, producer.partitionsFor(topic.name()).size());
        byte[] value = AvroSerde.of(topic, registry).encode(run);
        producer.send(new ProducerRecord<>(
                topic.name(), partition, run.getFinishedAt().toEpochMilli(), key, value));
        producer.flush();
    }

    /** The record of a verification that ended at that time. */
    static VerificationRun run(Scope scope, VerificationReport report, Instant end) {
        Instant finished = end.truncatedTo(ChronoUnit.MILLIS);
        VerificationRun.Builder run = VerificationRun.newBuilder();
        scope.workspace().ifPresent(run::setWorkspace);
        return run.setId(UUID.randomUUID().toString())
                .setStartedAt(finished.minus(Duration.ofMillis(report.durationMs())))
                .setFinishedAt(finished)
                .setViews(scope.views().size())
                .setFacts(report.facts())
                .setCells(report.cells())
                .setDiffering(report.differing())
                .build();
    }
}
