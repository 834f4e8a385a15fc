package dev.tributary.twin.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.InMemorySchemaRegistry;
import dev.tributary.twin.verify.VerificationReport.Compared;
import dev.tributary.verify.VerificationRun;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class VerificationLogTest {

    private static final Topics TOPICS = Topics.withDefaultPrefix();
    private static final Instant END = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final VerificationReport REPORT =
            new VerificationReport(100, 1, 5, List.of(new Compared("orders", "store", 40, 2, List.of(), 7)), 1_500);

    @Test
    void shouldNoteWhatWasFound() {
        VerificationRun run =
                VerificationLog.run(new Scope(Optional.of("my shop"), List.of(), 20, Duration.ZERO), REPORT, END);
        InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
        try (MockProducer<byte[], byte[]> producer = producer()) {
            VerificationLog.send(producer, TOPICS, registry, run);

            ProducerRecord<byte[], byte[]> sent = producer.history().getFirst();
            assertThat(sent.topic()).isEqualTo("tributary.verifications");
            assertThat(new String(sent.key(), StandardCharsets.UTF_8)).isEqualTo("my%20shop/" + run.getId());
            assertThat(sent.timestamp()).isEqualTo(1_767_323_045_678L);
            assertThat(AvroSerde.of(TOPICS.verifications(), registry).decode(sent.value()))
                    .isEqualTo(run);
        }
        assertThat(run.getStartedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:04.178Z"));
        assertThat(run.getFacts()).isEqualTo(100);
        assertThat(run.getCells()).isEqualTo(40);
        assertThat(run.getDiffering()).isEqualTo(2);
    }

    private static MockProducer<byte[], byte[]> producer() {
        PartitionInfo only =
                new PartitionInfo(TOPICS.verifications().name(), 0, Node.noNode(), new Node[0], new Node[0]);
        Cluster cluster = new Cluster("mock", List.of(), List.of(only), Set.of(), Set.of());
        return new MockProducer<>(cluster, true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
