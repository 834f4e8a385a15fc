package dev.tributary.torture.facts;

import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.SchemaRegistry;
import dev.tributary.torture.facts.SentFacts.Change;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends facts steadily, as a producer that anybody could write: it knows each record's place on its topic once the brokers
 * have it, and goes on trying as long as they are away.
 */
public final class Feed implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final SentFacts facts;
    private final int perSecond;
    private final int partitions;
    private final Written written;
    private final Map<Class<?>, AvroSerde<? extends SpecificRecord>> serdes;
    private final Map<Class<?>, String> topics;
    private final KafkaProducer<byte[], byte[]> producer;
    private final CompletableFuture<Void> sending;
    private volatile boolean finished;

    private Feed(SentFacts facts, int perSecond, int partitions, String brokers, SchemaRegistry registry) {
        this.facts = facts;
        this.perSecond = perSecond;
        this.partitions = partitions;
        this.written = new Written();
        this.topics = Topics.withDefaultPrefix().facts().stream().collect(Collectors.toMap(Topic::type, Topic::name));
        this.serdes = Topics.withDefaultPrefix().facts().stream()
                .collect(Collectors.toMap(Topic::type, topic -> AvroSerde.of(topic, registry)));
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "linger.ms",
                        "5",
                        "max.block.ms",
                        String.valueOf(Integer.MAX_VALUE),
                        "delivery.timeout.ms",
                        String.valueOf(Integer.MAX_VALUE),
                        "request.timeout.ms",
                        "5000",
                        "max.in.flight.requests.per.connection",
                        "1"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.sending = CompletableFuture.runAsync(
                this::send, task -> Thread.ofPlatform().daemon().name("feed").start(task));
    }

    /** Begins to send. */
    public static Feed start(SentFacts facts, int perSecond, int partitions, String brokers, SchemaRegistry registry) {
        return new Feed(facts, perSecond, partitions, brokers, registry);
    }

    /** What the brokers have, and what they may have. */
    public Written written() {
        return written;
    }

    /** Stops; returns once the brokers have everything. */
    public void finish() {
        finished = true;
        sending.join();
        producer.flush();
        written.requireNoFailure();
    }

    @Override
    public void close() {
        finished = true;
        producer.close(Duration.ZERO);
    }

    private void send() {
        long started = System.nanoTime();
        long sent = 0;
        while (!finished) {
            long due = (System.nanoTime() - started) * perSecond / 1_000_000_000L;
            // After an outage it goes on at its rate; what was not sent meanwhile is left out.
            sent = Math.max(sent, due - perSecond);
            for (; sent < due && !finished; sent++) {
                send(facts.next());
            }
            pause();
        }
    }

    private void send(Change change) {
        byte[] key = change.key().getBytes(StandardCharsets.UTF_8);
        Tally tally = change.fact().map(InventedFacts::tally).orElse(Tally.none());
        boolean steady = InventedFacts.isSteady(change.number());
        boolean isNew = steady && written.begin(change.number(), tally);
        producer.send(
                new ProducerRecord<>(
                        topics.get(change.type()),
                        EntityPartitioner.partition(key, partitions),
                        change.fact()
                                .map(fact ->
                                        Math.max(0, InventedFacts.time(fact).toEpochMilli()))
                                .orElse(0L),
                        key,
                        change.fact().map(this::encode).orElse(null)),
                (metadata, failure) -> done(isNew ? tally : Tally.none(), metadata, failure));
    }

    private void done(Tally tally, RecordMetadata metadata, @Nullable Exception failure) {
        if (failure == null) {
            written.end(tally, metadata);
        } else {
            written.fail(failure);
        }
    }

    @SuppressWarnings("unchecked")
    private byte[] encode(SpecificRecord fact) {
        AvroSerde<SpecificRecord> serde =
                (AvroSerde<SpecificRecord>) Objects.requireNonNull(serdes.get(fact.getClass()));
        return Objects.requireNonNull(serde.encode(fact));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending", e);
        }
    }
}
