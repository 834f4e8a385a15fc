package dev.tributary.bench.growth.flink;

import dev.tributary.facts.Order;
import dev.tributary.facts.Session;
import dev.tributary.schemas.Money;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.HttpSchemaRegistry;
import dev.tributary.schemas.serde.SchemaRegistry;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads sessions and orders by the same serde as everybody. */
final class EventReader implements KafkaRecordDeserializationSchema<UserEvent> {

    private static final long serialVersionUID = 1L;

    private final String prefix;
    private final String schemaRegistry;
    private final String sessionsTopic;
    private transient @Nullable Deserializer<Session> sessions;
    private transient @Nullable Deserializer<Order> orders;

    EventReader(Topics topics, String schemaRegistry) {
        this.prefix = topics.prefix();
        this.schemaRegistry = schemaRegistry;
        this.sessionsTopic = topics.sessions().name();
    }

    @Override
    public void open(InitializationContext context) {
        SchemaRegistry registry = HttpSchemaRegistry.connect(Map.of("schema.registry.url", schemaRegistry));
        Topics topics = new Topics(prefix);
        sessions = deserializer(topics.sessions(), registry);
        orders = deserializer(topics.orders(), registry);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<UserEvent> out) {
        UserEvent event = new UserEvent();
        if (record.topic().equals(sessionsTopic)) {
            Session session = Objects.requireNonNull(sessions).deserialize(record.topic(), record.value());
            event.user = session.getWorkspace() + "/" + session.getUserId();
            event.time = session.getStartedAt().toEpochMilli();
            event.source = session.getChannel();
            event.device = Objects.requireNonNullElse(session.getDevice(), "");
        } else {
            Order order = Objects.requireNonNull(orders).deserialize(record.topic(), record.value());
            event.user = order.getWorkspace() + "/" + order.getUserId();
            event.time = order.getOrderedAt().toEpochMilli();
            event.order = true;
            event.revenue = Money.toMillionths(order.getRevenue());
        }
        out.collect(event);
    }

    @Override
    public TypeInformation<UserEvent> getProducedType() {
        return TypeInformation.of(UserEvent.class);
    }

    private static <F extends SpecificRecord> Deserializer<F> deserializer(Topic<F> topic, SchemaRegistry registry) {
        return AvroSerde.of(topic, registry).deserializer();
    }
}
