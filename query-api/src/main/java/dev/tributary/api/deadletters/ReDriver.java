package dev.tributary.api.deadletters;

import dev.tributary.replay.ReplayRun;
import dev.tributary.schemas.DeadLetterHeaders;
import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.schemas.FactHeaders;
import dev.tributary.schemas.RunRecords;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Sends dead letters to the topic they came from, byte for byte, in one transaction with the record of a run: so the
 * ledger counts what was sent under the source {@code re-drive}, and what became of it under the same. A fact counts once
 * however often it is sent. For one thread and one order.
 */
final class ReDriver implements AutoCloseable {

    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;
    private final Topics topics;
    private final SchemaRegistry registry;
    private final String workspace;
    private final Instant start = now();
    private int sent;
    private boolean open;

    /** An order of a workspace over a producer with a transaction of its own, which is closed with it. */
    ReDriver(Producer<byte[], byte[]> producer, Topics topics, SchemaRegistry registry, String workspace) {
        this.producer = producer;
        this.topics = topics;
        this.registry = registry;
        this.workspace = workspace;
    }

    int sent() {
        return sent;
    }

    /** Sends a letter again; it counts once {@link #commit} has returned. */
    void send(ConsumerRecord<byte[], byte[]> letter) {
        if (!open) {
            producer.initTransactions();
            producer.beginTransaction();
            open = true;
        }
        String topic = DeadLetter.header(letter, DeadLetterHeaders.ORIGIN, "");
        int partition = EntityPartitioner.partition(
                letter.key(), producer.partitionsFor(topic).size());
        List<Header> headers = List.of(
                header(FactHeaders.SOURCE, FactHeaders.RE_DRIVE),
                header(FactHeaders.RE_DRIVEN, letter.partition() + "-" + letter.offset()));
        producer.send(
                new ProducerRecord<>(topic, partition, letter.timestamp(), letter.key(), letter.value(), headers));
        sent++;
    }

    /** Ends the order: all of it counts from now on. */
    void commit() {
        if (!open) {
            return;
        }
        ReplayRun run = RunRecords.complete(workspace, FactHeaders.RE_DRIVE, sent, start, now())
                .build();
        producer.send(RunRecords.of(topics, registry, producer).record(run));
        producer.commitTransaction();
        open = false;
    }

    /** Without {@link #commit} before, nothing was sent. */
    @Override
    public void close() {
        try {
            if (open) {
                producer.abortTransaction();
            }
        } finally {
            producer.close(CLOSE);
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
