package dev.tributary.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.facts.AdCost;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AvroDeserializerTest {

    private final RegistryDouble server = RegistryDouble.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldReadTheClassThatTheSchemaNamesWhenAskedForSpecificRecords() throws Exception {
        byte[] bytes = serializer(false).serialize("costs", Facts.adCost());

        assertThat(deserializer(Map.of("specific.avro.reader", true)).deserialize("costs", bytes))
                .isEqualTo(Facts.adCost());
        assertThat(server.requests())
                .containsExactly("POST /subjects/costs-value/versions", "GET /config", "GET /schemas/ids/1");
    }

    @Test
    void shouldReadTheGivenClass() throws Exception {
        byte[] bytes = serializer(false).serialize("costs", Facts.adCost());

        assertThat(deserializer(Map.of("specific.avro.value.type", AdCost.class.getName()))
                        .deserialize("costs", bytes))
                .isEqualTo(Facts.adCost());
    }

    @Test
    void shouldReadGenericRecordsWhenNothingIsAskedFor() throws Exception {
        byte[] bytes = serializer(false).serialize("costs", Facts.adCost());

        GenericRecord read = (GenericRecord) deserializer(Map.of()).deserialize("costs", bytes);

        assertThat(read.get("channel")).hasToString("seo");
        assertThat(read.get("cost")).isEqualTo(ByteBuffer.wrap(new byte[] {0, (byte) 0xbc, 0x4b, 0x20}));
    }

    @Test
    void shouldWriteGenericRecordsAndKeys() throws Exception {
        GenericRecord point = new GenericRecordBuilder(
                        SchemaBuilder.record("Point").fields().requiredInt("x").endRecord())
                .set("x", 3)
                .build();

        assertThat(serializer(true).serialize("costs", point)).containsExactly(0, 0, 0, 0, 1, 6);
        assertThat(server.requests()).containsExactly("POST /subjects/costs-key/versions", "GET /config");
    }

    @Test
    void shouldKeepATombstone() throws Exception {
        assertThat(serializer(false).serialize("costs", null)).isNull();
        assertThat(deserializer(Map.of()).deserialize("costs", null)).isNull();
    }

    @Test
    void shouldRefuseWhatIsNoRecord() throws Exception {
        assertThatThrownBy(() -> serializer(false).serialize("costs", "text"))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("java.lang.String");
        assertThatThrownBy(() -> deserializer(Map.of("specific.avro.value.type", "java.lang.String")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("java.lang.String");
    }

    @Test
    void shouldNotLoadAnOtherClassThatASchemaNames() throws Exception {
        server.put(5, "{\"type\":\"record\",\"name\":\"java.util.concurrent.ThreadPoolExecutor\",\"fields\":[]}");

        assertThatThrownBy(() -> deserializer(Map.of("specific.avro.reader", "true"))
                        .deserialize("costs", new byte[] {0, 0, 0, 0, 5}))
                .isInstanceOf(MalformedAvroException.class)
                .hasMessageContaining("ThreadPoolExecutor");
    }

    @SuppressWarnings("unchecked")
    private Serializer<Object> serializer(boolean isKey) throws Exception {
        Serializer<Object> serializer =
                Utils.newInstance("dev.tributary.schemas.serde.AvroSerializer", Serializer.class);
        serializer.configure(Map.of("schema.registry.url", server.url()), isKey);
        return serializer;
    }

    @SuppressWarnings("unchecked")
    private Deserializer<Object> deserializer(Map<String, ?> config) throws Exception {
        Deserializer<Object> deserializer =
                Utils.newInstance("dev.tributary.schemas.serde.AvroDeserializer", Deserializer.class);
        Map<String, Object> all = new HashMap<>(config);
        all.put("schema.registry.url", server.url());
        deserializer.configure(all, false);
        return deserializer;
    }
}
