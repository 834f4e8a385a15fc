package dev.tributary.producers.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionReaderTest {

    private static final TopicPartition PARTITION = new TopicPartition("facts", 0);

    @Test
    void shouldWaitForRecordsWhoseTransactionIsStillOpenWhenReadingBegins() {
        MockConsumer<byte[], byte[]> written = endingAt(2);
        MockConsumer<byte[], byte[]> committed = endingAt(1);
        committed.schedulePollTask(() -> committed.addRecord(record(0)));
        committed.schedulePollTask(() -> {});
        committed.schedulePollTask(() -> committed.addRecord(record(1)));

        List<Long> offsets = new ArrayList<>();
        try (PartitionReader reader = new PartitionReader(committed, written)) {
            reader.read(PARTITION, record -> offsets.add(record.offset()));
        }

        assertThat(offsets).containsExactly(0L, 1L);
        assertThat(committed.closed()).isTrue();
        assertThat(written.closed()).isTrue();
    }

    private static MockConsumer<byte[], byte[]> endingAt(long offset) {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, offset));
        return consumer;
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset) {
        return new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, new byte[] {1}, new byte[] {1});
    }
}
