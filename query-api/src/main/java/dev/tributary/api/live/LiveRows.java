package dev.tributary.api.live;

import dev.tributary.api.http.PublicJson;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.MalformedAvroException;
import dev.tributary.schemas.serde.NotAvroException;
import dev.tributary.schemas.serde.SchemaRegistry;
import dev.tributary.schemas.serde.UnknownSchemaException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records of views as the JSON of the public API. For one thread. */
final class LiveRows {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRows.class);

    private final SchemaRegistry registry;
    private final Map<String, AvroSerde<?>> serdes = new HashMap<>();

    LiveRows(SchemaRegistry registry) {
        this.registry = registry;
    }

    /** The key and the row of a record, null where it was removed; empty where it cannot be read. */
    Optional<String> change(Topic<?> topic, ConsumerRecord<byte[], byte[]> record) {
        try {
            Map<String, @Nullable Object> change = new LinkedHashMap<>();
            change.put("key", new String(record.key(), StandardCharsets.UTF_8));
            change.put("row", record.value() == null ? null : row(serde(topic).decode(record.value())));
            return Optional.of(new String(PublicJson.bytes(change), StandardCharsets.UTF_8));
        } catch (NotAvroException | MalformedAvroException | UnknownSchemaException bad) {
            LOG.warn(
                    "A record is passed over: {}-{}@{}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    bad.getMessage());
            return Optional.empty();
        }
    }

    private AvroSerde<?> serde(Topic<?> topic) {
        return serdes.computeIfAbsent(topic.name(), name -> AvroSerde.of(topic, registry));
    }

    private static @Nullable Map<String, @Nullable Object> row(@Nullable SpecificRecord value) {
        if (value == null) {
            return null;
        }
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (Schema.Field field : value.getSchema().getFields()) {
            row.put(field.name(), value.get(field.pos()));
        }
        return row;
    }
}
