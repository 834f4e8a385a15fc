package dev.tributary.api.live;

import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.InMemorySchemaRegistry;
import dev.tributary.views.CostDay;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** The view of costs in a topic of two partitions that is not there. */
final class FakeView {

    private static final Topics TOPICS = Topics.withDefaultPrefix();
    private static final Topic<CostDay> COSTS = TOPICS.costDays();

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final AvroSerde<CostDay> serde = AvroSerde.of(COSTS, registry);
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    /** A topic that ends at these offsets. */
    FakeView(long... ends) {
        consumer.updatePartitions(
                COSTS.name(),
                IntStream.range(0, ends.length)
                        .mapToObj(
                                part -> new PartitionInfo(COSTS.name(), part, Node.noNode(), new Node[0], new Node[0]))
                        .toList());
        for (int part = 0; part < ends.length; part++) {
            consumer.updateBeginningOffsets(Map.of(partition(part), 0L));
            consumer.updateEndOffsets(Map.of(partition(part), ends[part]));
        }
    }

    LiveSource source() {
        return new LiveSource(TOPICS, registry, () -> consumer);
    }

    /** Adds a row at an offset. */
    void put(int partition, long offset, String workspace, String source, String cost) {
        CostDay row = new CostDay(workspace, LocalDate.of(2024, 2, 1), source, 1L, new BigDecimal(cost).setScale(6));
        add(partition, offset, key(workspace, source), serde.encode(row));
    }

    /** Adds the end of a row. */
    void remove(int partition, long offset, String workspace, String source) {
        add(partition, offset, key(workspace, source), null);
    }

    /** Adds what is no row. */
    void spoil(int partition, long offset, String workspace) {
        add(partition, offset, key(workspace, "bad"), new byte[] {1, 2, 3});
    }

    private void add(int partition, long offset, String key, byte @org.jspecify.annotations.Nullable [] value) {
        consumer.schedulePollTask(() -> consumer.addRecord(
                new ConsumerRecord<>(COSTS.name(), partition, offset, key.getBytes(StandardCharsets.UTF_8), value)));
    }

    private static String key(String workspace, String source) {
        return FactKey.join(workspace, "2024-02-01", source);
    }

    private static TopicPartition partition(int part) {
        return new TopicPartition(COSTS.name(), part);
    }
}
