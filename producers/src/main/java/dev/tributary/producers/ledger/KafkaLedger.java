package dev.tributary.producers.ledger;

import dev.tributary.producers.Counts;
import dev.tributary.producers.rows.Item;
import dev.tributary.schemas.DeadLetterHeaders;
import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.schemas.FactHeaders;
import dev.tributary.schemas.RunRecords;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Writes facts, dead letters and the record of the run in the same transactions: whatever happens, the topics hold a row
 * if and only if the run's record counts it, and a resumed run goes on exactly there.
 */
public final class KafkaLedger implements Ledger {

    private static final Callback NO_CALLBACK = (sent, failure) -> {};

    private final Producer<byte[], byte[]> producer;
    private final Run run;
    private final Clock clock;
    private final RunRecords runs;
    private final String deadLetters;
    private final List<Header> factHeaders;
    private final Map<String, SentOffsets> offsets = new HashMap<>();
    private boolean open;

    private KafkaLedger(
            Producer<byte[], byte[]> producer, Run run, Topics topics, SchemaRegistry registry, Clock clock) {
        this.producer = producer;
        this.run = run;
        this.clock = clock;
        this.runs = RunRecords.of(topics, registry, producer);
        this.deadLetters = topics.deadLetters();
        this.factHeaders = List.of(header(FactHeaders.SOURCE, run.dataset()));
    }

    /** A ledger over a producer whose transactions are initialized, which fences any earlier one of the same run. */
    public static KafkaLedger over(
            Producer<byte[], byte[]> producer, Run run, Topics topics, SchemaRegistry registry, Clock clock) {
        return new KafkaLedger(producer, run, topics, registry, clock);
    }

    @Override
    public void take(Item item) {
        switch (item) {
            case Item.Fact fact -> send(fact);
            case Item.Dropped dropped -> {
                send(dropped.fact());
                send(letter(dropped.row(), "sample"), NO_CALLBACK);
            }
            case Item.Rejected row -> send(letter(row, "replay"), NO_CALLBACK);
            case Item.Skipped ignored -> {}
        }
    }

    @Override
    public void commit(Counts counts, boolean complete) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        send(runs.record(run.record(counts, complete, now)), NO_CALLBACK);
        producer.commitTransaction();
        open = false;
    }

    @Override
    public void abort() {
        if (open) {
            producer.abortTransaction();
            open = false;
        }
    }

    /** By fact topic, the offset after the last fact sent to each partition, for those that got any. */
    public Map<String, Map<Integer, Long>> nextOffsets() {
        Map<String, Map<Integer, Long>> next = new TreeMap<>();
        offsets.forEach((topic, sent) -> next.put(topic, sent.next()));
        return next;
    }

    private void send(Item.Fact fact) {
        SentOffsets sent = offsets.computeIfAbsent(
                fact.topic(),
                topic -> new SentOffsets(producer.partitionsFor(topic).size()));
        int partition = EntityPartitioner.partition(fact.key(), sent.partitions());
        send(
                new ProducerRecord<>(fact.topic(), partition, fact.timestamp(), fact.key(), fact.value(), factHeaders),
                sent);
    }

    private void send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        if (!open) {
            producer.beginTransaction();
            open = true;
        }
        producer.send(record, callback);
    }

    private ProducerRecord<byte[], byte[]> letter(Item.Rejected row, String stage) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(deadLetters, row.raw().bytes());
        letter.headers()
                .add(header(DeadLetterHeaders.STAGE, stage))
                .add(header(DeadLetterHeaders.REASON, row.reason()))
                .add(header(DeadLetterHeaders.DETAIL, detail(row)))
                .add(header(DeadLetterHeaders.WORKSPACE, run.workspace()))
                .add(header(DeadLetterHeaders.SOURCE, run.dataset()))
                .add(header(DeadLetterHeaders.ORIGIN, row.file()))
                .add(header(DeadLetterHeaders.POSITION, Long.toString(row.position())));
        return letter;
    }

    private static String detail(Item.Rejected row) {
        String cut = row.raw().isCut() ? " (the row of " + row.raw().length() + " bytes is cut)" : "";
        return row.reason() + ": '" + row.detail() + "'" + cut;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
