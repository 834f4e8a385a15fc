package dev.tributary.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.HttpSchemaRegistry;
import dev.tributary.schemas.serde.RegistryUnavailableException;
import dev.tributary.schemas.serde.SchemaRegistry;
import dev.tributary.schemas.serde.SchemaRejectedException;
import dev.tributary.schemas.serde.UnknownSchemaException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry client of the schemas module against the real registry. */
final class EmbeddedRegistryTest {

    @TempDir
    private static Path folder;

    private static EmbeddedRegistry registry;

    @BeforeAll
    static void startRegistry() {
        registry = start();
    }

    @AfterAll
    static void stopRegistry() {
        registry.close();
    }

    @Test
    void shouldKeepTheIdOfEverySchemaWhenTheRegistryWasKilledAndStartedAgain() {
        Map<String, Integer> before = registerAll(connect(registry.uri()));
        ProcessHandle process = ProcessHandle.of(registry.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();

        registry = start();

        assertThat(registerAll(connect(registry.uri()))).isEqualTo(before);
    }

    @Test
    void shouldGiveTheSchemaBackWhenAskedByItsId() {
        Schema schema = recordOf("name");
        int id = connect(registry.uri()).register("round-trip-value", schema);

        assertThat(connect(registry.uri()).byId(id)).isEqualTo(schema);
    }

    @Test
    void shouldSayThatTheIdIsUnknownWhenNothingHasIt() {
        SchemaRegistry client = connect(registry.uri());

        assertThatThrownBy(() -> client.byId(987_654))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("987654");
    }

    @Test
    void shouldRefuseANewVersionWhenItCannotReadTheEarlierOnes() {
        SchemaRegistry client = connect(registry.uri());
        client.register("evolving-value", recordOf("first"));

        assertThatThrownBy(() -> client.register("evolving-value", recordOf("another")))
                .isInstanceOf(SchemaRejectedException.class)
                .hasMessageContaining("evolving-value");
    }

    @Test
    void shouldRefuseItAlsoWhenTheRegistryDemandsNothingByItself() throws Exception {
        setRule("NONE");
        try {
            SchemaRegistry client = connect(registry.uri());
            client.register("ruled-value", recordOf("first"));

            assertThatThrownBy(() -> client.register("ruled-value", recordOf("another")))
                    .isInstanceOf(SchemaRejectedException.class)
                    .hasMessageContaining("incompatible with earlier versions");
        } finally {
            setRule("BACKWARD_TRANSITIVE");
        }
    }

    @Test
    void shouldSayThatTheRegistryIsUnavailableWhenNobodyListens() {
        SchemaRegistry client = connect(URI.create("http://127.0.0.1:" + Ports.free()));

        assertThatThrownBy(() -> client.byId(1)).isInstanceOf(RegistryUnavailableException.class);
    }

    private static EmbeddedRegistry start() {
        return EmbeddedRegistry.start(folder.resolve("registry"), 0, folder.resolve("registry.log"));
    }

    /** The rule for all subjects that have none of their own. */
    private static void setRule(String level) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry.uri() + "/config"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"compatibility\":\"" + level + "\"}"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }
    }

    private static SchemaRegistry connect(URI uri) {
        return HttpSchemaRegistry.connect(Map.of("schema.registry.url", uri.toString(), "max.retries", 0));
    }

    private static Map<String, Integer> registerAll(SchemaRegistry client) {
        Map<String, Integer> ids = new HashMap<>();
        Topics topics = Topics.withDefaultPrefix();
        for (Topic<?> topic : topics.facts()) {
            ids.put(topic.subject(), client.register(topic.subject(), schema(topic)));
        }
        for (Topic<?> topic : topics.views()) {
            ids.put(topic.subject(), client.register(topic.subject(), schema(topic)));
        }
        return ids;
    }

    private static Schema schema(Topic<?> topic) {
        return SpecificData.get().getSchema(topic.type());
    }

    private static Schema recordOf(String field) {
        return SchemaBuilder.record("Probe").fields().requiredString(field).endRecord();
    }
}
