package dev.tributary.api.deadletters;

import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The topic of dead letters, as it is at one moment. */
interface Letters extends AutoCloseable {

    int partitions();

    /** The first offset that there is. */
    long begin(int partition);

    /** The offset behind the last one. */
    long end(int partition);

    /** Hands over the records from one offset until before another. */
    void read(int partition, long from, long until, Consumer<ConsumerRecord<byte[], byte[]>> each);

    @Override
    void close();
}
