package dev.tributary.schemas.serde;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Records come from anybody: whatever the bytes, they are a fact or one of the errors that say why not. */
class AvroFrameFuzzTest {

    private static final InMemorySchemaRegistry REGISTRY = new InMemorySchemaRegistry();
    private static final Topics TOPICS = Topics.withDefaultPrefix();

    @FuzzTest
    void shouldDecodeOrSayWhyNot(FuzzedDataProvider data) {
        Topic<? extends SpecificRecord> topic = data.pickValue(TOPICS.facts());
        int id = REGISTRY.register(topic.subject(), SpecificData.get().getSchema(topic.type()));
        boolean framed = data.consumeBoolean();
        byte[] rest = data.consumeRemainingAsBytes();
        byte[] bytes = framed ? frame(id, rest) : rest;
        try {
            AvroSerde.of(topic, REGISTRY).decode(bytes);
        } catch (NotAvroException | UnknownSchemaException | MalformedAvroException expected) {
            // Each becomes a dead letter.
        }
    }

    private static byte[] frame(int id, byte[] avro) {
        byte[] bytes = new byte[5 + avro.length];
        bytes[1] = (byte) (id >>> 24);
        bytes[2] = (byte) (id >>> 16);
        bytes[3] = (byte) (id >>> 8);
        bytes[4] = (byte) id;
        System.arraycopy(avro, 0, bytes, 5, avro.length);
        return bytes;
    }
}
