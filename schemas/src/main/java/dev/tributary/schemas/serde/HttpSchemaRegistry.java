package dev.tributary.schemas.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tributary.schemas.serde.RegistryHttp.Answer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * The client of a registry that speaks Confluent's REST API.
 *
 * <p>Both directions are cached for ever, since ids never change; an unknown id is asked again after a few seconds.
 * Every call is bounded in time; connection failures and 5xx answers are tried again, also at the other addresses.
 * Whoever may register schemas also sets the {@link CompatibilityRule} of their subjects.
 */
public final class HttpSchemaRegistry implements SchemaRegistry {

    private final RegistryHttp http;
    private final CompatibilityRule rule;
    private final boolean registersNew;
    private final Set<String> ruled = ConcurrentHashMap.newKeySet();
    private final Map<Registration, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final UnknownIds unknownIds = new UnknownIds();

    private HttpSchemaRegistry(RegistrySettings settings) {
        http = new RegistryHttp(settings);
        rule = new CompatibilityRule(http);
        registersNew = settings.registersNew();
    }

    /**
     * A client by Confluent's keys, of which {@code schema.registry.url} (one or several, comma separated) must be given.
     * The others, with their defaults:
     *
     * <ul>
     *   <li>{@code auto.register.schemas} = true; false only looks schemas up
     *   <li>{@code basic.auth.credentials.source} = URL, or USER_INFO with {@code basic.auth.user.info} = user:password
     *   <li>{@code http.connect.timeout.ms} = 2000, {@code http.read.timeout.ms} = 5000
     *   <li>{@code max.retries} = 3, {@code retries.wait.ms} = 100, {@code retries.max.wait.ms} = 2000
     * </ul>
     *
     * <p>Nothing is asked of the registry before the first schema is.
     *
     * @throws org.apache.kafka.common.config.ConfigException where a value is missing or invalid
     */
    public static HttpSchemaRegistry connect(Map<String, ?> config) {
        return new HttpSchemaRegistry(RegistrySettings.of(config));
    }

    @Override
    public int register(String subject, Schema schema) {
        Registration wanted = new Registration(subject, schema);
        Integer known = ids.get(wanted);
        if (known != null) {
            return known;
        }
        int id = ask(wanted);
        ids.put(wanted, id);
        if (registersNew && ruled.add(subject)) {
            rule.require(subject);
        }
        return id;
    }

    @Override
    public Schema byId(int id) {
        Schema known = schemas.get(id);
        if (known != null) {
            return known;
        }
        if (unknownIds.contains(id)) {
            throw unknown(id);
        }
        Schema schema = fetch(id);
        schemas.put(id, schema);
        return schema;
    }

    private int ask(Registration wanted) {
        String path = "/subjects/" + RegistryHttp.segment(wanted.subject) + (registersNew ? "/versions" : "");
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("schema", wanted.schema.toString())
                .toString();
        Answer answer = http.post(path, body);
        if (!answer.isFine()) {
            throw new SchemaRejectedException(refusal(wanted, answer));
        }
        if (!answer.json().path("id").isInt()) {
            throw new RegistryUnavailableException(
                    "the answer to " + path + " holds no schema id; check schema.registry.url");
        }
        return answer.json().path("id").intValue();
    }

    private String refusal(Registration wanted, Answer answer) {
        String what = "the registry refuses schema " + wanted.schema.getFullName() + " for subject " + wanted.subject;
        return switch (answer.status()) {
            case 404 ->
                what + ": not registered there, and "
                        + (registersNew ? "the address has no such service" : "auto.register.schemas is false")
                        + answer.message();
            case 409 -> what + ": incompatible with earlier versions" + answer.message();
            default -> what + " with status " + answer.status() + answer.message();
        };
    }

    private Schema fetch(int id) {
        Answer answer = http.get("/schemas/ids/" + id);
        if (answer.status() == 404) {
            unknownIds.add(id);
            throw unknown(id);
        }
        if (!answer.isFine()) {
            throw new RegistryUnavailableException(
                    "the registry answers status " + answer.status() + " for schema id " + id + answer.message());
        }
        return parse(id, answer.json());
    }

    private static Schema parse(int id, JsonNode json) {
        String kind = json.path("schemaType").asText("AVRO");
        if (!kind.equals("AVRO")) {
            throw new UnknownSchemaException("schema " + id + " is a " + kind + " schema, not an Avro one");
        }
        try {
            return new Schema.Parser().parse(json.path("schema").asText());
        } catch (AvroRuntimeException e) {
            throw new UnknownSchemaException("schema " + id + " of the registry is not readable: " + e.getMessage(), e);
        }
    }

    private static UnknownSchemaException unknown(int id) {
        return new UnknownSchemaException("the registry knows no schema with the id " + id);
    }

    private record Registration(String subject, Schema schema) {}
}
