package dev.tributary.twin.verify;

import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.TopicRecords;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.HttpSchemaRegistry;
import dev.tributary.schemas.serde.SchemaRegistry;
import dev.tributary.verify.VerificationRun;
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
        TopicRecords<VerificationRun> records = TopicRecords.of(topics.verifications(), registry, producer);
        String workspace = run.getWorkspace();
        String key = FactKey.join(workspace == null ? "*" : workspace, run.getId());
        producer.send(records.record(key, run, run.getFinishedAt()));
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
