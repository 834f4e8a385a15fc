package dev.tributary.producers.ledger;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads all committed records of a partition. A transaction counts as committed once its commit has returned, although
 * brokers show its records to readers a moment later: reading waits for the transactions that are open where it begins.
 */
public final class PartitionReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final Consumer<byte[], byte[]> committed;
    private final Consumer<byte[], byte[]> written;

    /**
     * A reader, which closes both consumers.
     *
     * @param committed reads committed records only
     * @param written tells where a partition ends, open transactions included
     */
    public PartitionReader(Consumer<byte[], byte[]> committed, Consumer<byte[], byte[]> written) {
        this.committed = committed;
        this.written = written;
    }

    /** Names of the topics that exist. */
    public Set<String> topics() {
        return committed.listTopics().keySet();
    }

    /** The number of a topic's partitions. */
    public int partitions(String topic) {
        return committed.partitionsFor(topic).size();
    }

    /** Passes on each record, in the order of the partition. */
    public void read(TopicPartition partition, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
        read(List.of(partition), each);
    }

    /** Passes on each record of several partitions, in the order of its own. */
    public void read(
            Collection<TopicPartition> partitions, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
        Map<TopicPartition, Long> ends = written.endOffsets(partitions);
        committed.assign(partitions);
        committed.seekToBeginning(partitions);
        while (ends.entrySet().stream().anyMatch(end -> committed.position(end.getKey()) < end.getValue())) {
            committed.poll(POLL).forEach(each);
        }
    }

    @Override
    public void close() {
        committed.close();
        written.close();
    }
}
