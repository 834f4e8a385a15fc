package dev.tributary.api.live;

import dev.tributary.api.http.PublicJson;
import dev.tributary.api.kafka.Records;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Records of views as the JSON of the public API. For one thread. */
final class LiveRows {

    private final SchemaRegistry registry;
    private final Map<String, AvroSerde<?>> serdes = new HashMap<>();

    LiveRows(SchemaRegistry registry) {
        this.registry = registry;
    }

    /** The key and the row of a record, null where it was removed; empty where it cannot be read. */
    Optional<String> change(Topic<?> topic, ConsumerRecord<byte[], byte[]> record) {
        return Records.read(record, key -> {
            Map<String, @Nullable Object> change = new LinkedHashMap<>();
            change.put("key", key);
            change.put("row", record.value() == null ? null : row(serde(topic).decode(record.value())));
            return new String(PublicJson.bytes(change), StandardCharsets.UTF_8);
        });
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
