package dev.tributary.schemas.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * A schema as its {@code .avsc} file has it, without the hints that Avro's compiler adds for Java, so that the registry
 * finds it equal to the file and programs in other languages see nothing of ours.
 */
final class NeutralSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private NeutralSchema() {}

    static Schema of(Schema schema) {
        try {
            return new Schema.Parser()
                    .parse(withoutHints(JSON.readTree(schema.toString())).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode withoutHints(JsonNode node) {
        if (node instanceof ArrayNode list) {
            ArrayNode bare = JSON.createArrayNode();
            list.forEach(child -> bare.add(withoutHints(child)));
            return bare;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode bare = JSON.createObjectNode();
            object.properties().stream()
                    .filter(entry -> !entry.getKey().equals(GenericData.STRING_PROP))
                    .forEach(entry -> bare.set(entry.getKey(), withoutHints(entry.getValue())));
            return bare.size() == 1 && bare.has("type") ? bare.get("type") : bare;
        }
        return node;
    }
}
