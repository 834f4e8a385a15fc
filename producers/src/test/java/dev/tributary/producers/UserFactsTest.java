package dev.tributary.producers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.producers.ledger.PartitionReader;
import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.schemas.FactKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UserFactsTest {

    private static final String TOPIC = "facts";
    private static final int PARTITIONS = 4;
    private static final String USER = "10329302124590727494";
    private static final int PARTITION = EntityPartitioner.partition(key("default", USER, "any"), PARTITIONS);

    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    @Test
    void shouldFindTheFactsWhoseLastRecordIsNoTombstone() {
        add(key("default", USER, "a"), "1", 10);
        add(key("default", USER, "b"), "1", 20);
        add(key("default", USER, "a"), "2", 30);
        add(key("default", USER, "b"), null, 20);
        add(key("default", USER, "c"), null, 40);
        add(key("default", USER, "d"), null, 50);
        add(key("default", USER, "d"), "1", 60);

        UserFacts.Found found = find(USER);

        assertThat(found.partition()).isEqualTo(PARTITION);
        assertThat(found.partitions()).isEqualTo(PARTITIONS);
        assertThat(found.timeByKey())
                .isEqualTo(Map.of(
                        ByteBuffer.wrap(key("default", USER, "a")), 30L,
                        ByteBuffer.wrap(key("default", USER, "d")), 60L));
    }

    @Test
    void shouldLeaveOtherUsersAndWorkspacesAlone() {
        add(key("default", USER + "0", "a"), "1", 10);
        add(key("default", USER.substring(1), "a"), "1", 10);
        add(key("other", USER, "a"), "1", 10);
        add(("default/" + USER).getBytes(StandardCharsets.UTF_8), "1", 10);
        add(null, "1", 10);

        assertThat(find(USER).timeByKey()).isEmpty();
    }

    @Test
    void shouldFindAUserWhoseIdNeedsEncoding() {
        String odd = "Müller & Söhne/x";
        add(key("default", odd, "a"), "1", 10);

        assertThat(find(odd).timeByKey()).hasSize(1);
    }

    private UserFacts.Found find(String user) {
        int partition = EntityPartitioner.partition(key("default", user, "any"), PARTITIONS);
        TopicPartition place = new TopicPartition(TOPIC, partition);
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        Node node = new Node(1, "localhost", 9092);
        consumer.updatePartitions(
                TOPIC,
                IntStream.range(0, PARTITIONS)
                        .mapToObj(
                                number -> new PartitionInfo(TOPIC, number, node, new Node[] {node}, new Node[] {node}))
                        .toList());
        consumer.updateBeginningOffsets(Map.of(place, 0L));
        consumer.updateEndOffsets(Map.of(place, (long) records.size()));
        consumer.schedulePollTask(() -> {
            for (int offset = 0; offset < records.size(); offset++) {
                ConsumerRecord<byte[], byte[]> added = records.get(offset);
                consumer.addRecord(new ConsumerRecord<>(
                        TOPIC,
                        partition,
                        offset,
                        added.timestamp(),
                        TimestampType.CREATE_TIME,
                        -1,
                        -1,
                        added.key(),
                        added.value(),
                        new RecordHeaders(),
                        Optional.empty()));
            }
        });
        return UserFacts.of(new PartitionReader(consumer, consumer), "default", user)
                .on(TOPIC);
    }

    private void add(byte @Nullable [] key, @Nullable String value, long time) {
        records.add(new ConsumerRecord<>(
                TOPIC,
                0,
                0,
                time,
                TimestampType.CREATE_TIME,
                -1,
                -1,
                key,
                value == null ? null : value.getBytes(StandardCharsets.UTF_8),
                new RecordHeaders(),
                Optional.empty()));
    }

    private static byte[] key(String workspace, String user, String fact) {
        return FactKey.join(workspace, user, fact).getBytes(StandardCharsets.UTF_8);
    }
}
