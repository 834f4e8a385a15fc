package dev.tributary.bench.contender;

import dev.tributary.bench.process.Meter;
import dev.tributary.facts.CampaignResult;
import dev.tributary.schemas.serde.AvroSerde;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** One consumer thread that reads all facts: the ceiling of everything that reads them. */
final class ConsumerLoop implements Contender {

    private static final Duration POLL = Duration.ofMillis(200);

    private final String name;
    private final Function<Arena, ToLongFunction<byte[]>> work;

    @SuppressWarnings("UnusedVariable") // so that the work has a result, and is done
    private long total;

    private ConsumerLoop(String name, Function<Arena, ToLongFunction<byte[]>> work) {
        this.name = name;
        this.work = work;
    }

    /** Looks at the length of each value only. */
    static Contender reading() {
        return new ConsumerLoop("raw-read", arena -> value -> value.length);
    }

    /** Decodes each value from Avro. */
    static Contender decoding() {
        return new ConsumerLoop("read-decode", arena -> {
            AvroSerde<CampaignResult> serde = arena.factSerde();
            return value -> conversions(Objects.requireNonNull(serde.decode(value)));
        });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void prepare(Arena arena) {
        WarmUp warm = WarmUp.of(arena);
        while (!warm.getAsBoolean()) {
            read(arena, warm);
        }
    }

    @Override
    public List<Result> run(Arena arena) {
        Meter.Reading reading = read(arena, () -> false);
        return List.of(Result.of(name, arena.events(), reading).build());
    }

    private Meter.Reading read(Arena arena, BooleanSupplier enough) {
        ToLongFunction<byte[]> each = work.apply(arena);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(arena)) {
            List<TopicPartition> partitions = consumer.partitionsFor(arena.factsTopic()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Meter meter = Meter.start(arena.brokerPid());
            long left = arena.events();
            while (left > 0 && !enough.getAsBoolean()) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    total += each.applyAsLong(record.value());
                }
                left -= records.count();
            }
            return meter.read();
        }
    }

    private static long conversions(CampaignResult fact) {
        return fact.getConversions();
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Arena arena) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        arena.bootstrapServers(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        4 * 1024 * 1024,
                        ConsumerConfig.RECEIVE_BUFFER_CONFIG,
                        1024 * 1024,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
