package dev.tributary.api.deadletters;

import dev.tributary.schemas.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Dead letters in memory. */
final class StoredLetters implements Letters {

    private final List<List<ConsumerRecord<byte[], byte[]>>> partitions;

    StoredLetters(int partitions) {
        this.partitions = IntStream.range(0, partitions)
                .<List<ConsumerRecord<byte[], byte[]>>>mapToObj(part -> new ArrayList<>())
                .toList();
    }

    /** Adds a letter behind the others of its partition. */
    StoredLetters add(int partition, long timestamp, String reason) {
        partitions
                .get(partition)
                .add(letter(partition, partitions.get(partition).size(), timestamp, reason));
        return this;
    }

    static ConsumerRecord<byte[], byte[]> letter(int partition, long offset, long timestamp, String reason) {
        return letter(
                partition,
                offset,
                timestamp,
                Map.of(
                        DeadLetterHeaders.REASON,
                        reason,
                        DeadLetterHeaders.STAGE,
                        "processing",
                        DeadLetterHeaders.ORIGIN,
                        "tributary.facts.order",
                        DeadLetterHeaders.POSITION,
                        "1:7"));
    }

    static ConsumerRecord<byte[], byte[]> letter(
            int partition, long offset, long timestamp, Map<String, String> headers) {
        RecordHeaders all = new RecordHeaders();
        headers.forEach((name, value) -> all.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return new ConsumerRecord<>(
                "tributary.dead-letters",
                partition,
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                -1,
                -1,
                "default/u1/o1".getBytes(StandardCharsets.UTF_8),
                new byte[] {0, 1, 'a'},
                all,
                Optional.empty());
    }

    @Override
    public int partitions() {
        return partitions.size();
    }

    @Override
    public long begin(int partition) {
        return 0;
    }

    @Override
    public long end(int partition) {
        return partitions.get(partition).size();
    }

    @Override
    public void read(int partition, long from, long until, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        partitions.get(partition).subList((int) from, (int) until).forEach(each);
    }

    @Override
    public void close() {}
}
