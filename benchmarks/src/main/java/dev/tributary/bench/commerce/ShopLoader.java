package dev.tributary.bench.commerce;

import dev.tributary.bench.contender.Arena;
import dev.tributary.facts.Customer;
import dev.tributary.facts.Order;
import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.serde.AvroSerde;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Puts the facts of a shop on their topics, partitioned by customer and stamped with event time. */
public final class ShopLoader implements AutoCloseable {

    private final Arena arena;
    private final AvroSerde<Order> orders;
    private final AvroSerde<Customer> customers;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private long facts;

    private ShopLoader(Arena arena) {
        this.arena = arena;
        this.orders = AvroSerde.of(arena.topics().orders(), arena.registry());
        this.customers = AvroSerde.of(arena.topics().customers(), arena.registry());
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        arena.bootstrapServers(),
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 * 1024),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Sends all facts of a shop, and returns how many once they are acknowledged. */
    public static long load(Arena arena, SampleShop shop) {
        try (ShopLoader loader = new ShopLoader(arena)) {
            shop.forEach(loader::send);
            loader.flush();
            return loader.facts;
        }
    }

    /** The key of a fact. */
    static String key(SpecificRecord fact) {
        return switch (fact) {
            case Order order -> new FactKey(order.getWorkspace(), order.getUserId(), order.getId()).toString();
            case Customer customer ->
                new FactKey(customer.getWorkspace(), customer.getUserId(), customer.getId()).toString();
            default -> throw new IllegalArgumentException(fact.getClass() + " is no fact of a shop");
        };
    }

    @Override
    public void close() {
        producer.close();
    }

    private void send(SpecificRecord fact) {
        switch (fact) {
            case Order order -> send(arena.topics().orders().name(), order, order.getOrderedAt(), orders.encode(order));
            case Customer customer ->
                send(
                        arena.topics().customers().name(),
                        customer,
                        customer.getRegisteredAt(),
                        customers.encode(customer));
            default -> throw new IllegalArgumentException(fact.getClass() + " is no fact of a shop");
        }
    }

    private void send(String topic, SpecificRecord fact, Instant at, byte @Nullable [] value) {
        byte[] key = key(fact).getBytes(StandardCharsets.UTF_8);
        facts++;
        producer.send(
                new ProducerRecord<>(
                        topic, EntityPartitioner.partition(key, arena.partitions()), at.toEpochMilli(), key, value),
                (metadata, error) -> {
                    if (error != null) {
                        failure.compareAndSet(null, error);
                    }
                });
    }

    private void flush() {
        producer.flush();
        Exception error = failure.get();
        if (error != null) {
            throw new IllegalStateException("the facts of the shop could not be written", error);
        }
    }
}
