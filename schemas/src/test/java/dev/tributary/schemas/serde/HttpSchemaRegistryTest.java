package dev.tributary.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.facts.AdCost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpSchemaRegistryTest {

    private static final Schema SCHEMA = AdCost.getClassSchema();
    private static final String SCHEMA_NOT_FOUND = "{\"error_code\":40403,\"message\":\"Schema not found\"}";

    private final RegistryDouble server = RegistryDouble.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldRegisterOnceAndRemember() {
        SchemaRegistry registry = connect(Map.of());

        int id = registry.register("a/b value", SCHEMA);

        assertThat(registry.register("a/b value", SCHEMA)).isEqualTo(id);
        assertThat(server.requests()).containsExactly("POST /subjects/a%2Fb%20value/versions", "GET /config");
    }

    @ParameterizedTest
    @CsvSource({"404, {}", "200, {\"compatibilityLevel\":\"BACKWARD\"}"})
    void shouldHaveEarlierVersionsComparedWhenTheRegistryDemandsLess(int status, String subject) {
        server.next(200, "{\"id\":1}");
        server.next(200, "{\"compatibilityLevel\":\"BACKWARD\"}");
        server.next(status, subject);
        SchemaRegistry registry = connect(Map.of());

        registry.register("s", SCHEMA);
        registry.register("s", SchemaBuilder.record("Other").fields().endRecord());

        assertThat(server.requests())
                .containsExactly(
                        "POST /subjects/s/versions",
                        "GET /config",
                        "GET /config/s",
                        "PUT /config/s",
                        "POST /subjects/s/versions");
        assertThat(server.bodies()).contains("{\"compatibility\":\"BACKWARD_TRANSITIVE\"}");
    }

    @Test
    void shouldAskForTheRuleOfAllSubjectsOnce() {
        server.next(200, "{\"id\":1}");
        server.next(200, "{\"compatibilityLevel\":\"FULL_TRANSITIVE\"}");
        server.next(200, "{\"id\":1}");
        SchemaRegistry registry = connect(Map.of());

        registry.register("s", SCHEMA);
        registry.register("t", SCHEMA);

        assertThat(server.requests())
                .containsExactly("POST /subjects/s/versions", "GET /config", "POST /subjects/t/versions");
    }

    @Test
    void shouldLeaveTheRuleThatSomebodyChoseForTheSubject() {
        server.next(200, "{\"id\":1}");
        server.next(200, "{\"compatibilityLevel\":\"BACKWARD\"}");
        server.next(200, "{\"compatibilityLevel\":\"NONE\"}");

        connect(Map.of()).register("s", SCHEMA);

        assertThat(server.requests()).containsExactly("POST /subjects/s/versions", "GET /config", "GET /config/s");
    }

    @Test
    void shouldRegisterAllTheSameWhenTheRuleMayNotBeSet() {
        server.next(200, "{\"id\":5}");
        server.next(403, "");

        assertThat(connect(Map.of()).register("s", SCHEMA)).isEqualTo(5);
        assertThat(server.requests()).containsExactly("POST /subjects/s/versions", "GET /config");
    }

    @Test
    void shouldFetchASchemaOnceAndRemember() {
        server.put(7, SCHEMA.toString());
        SchemaRegistry registry = connect(Map.of());

        assertThat(registry.byId(7)).isEqualTo(SCHEMA);
        assertThat(registry.byId(7)).isEqualTo(SCHEMA);
        assertThat(server.requests()).containsExactly("GET /schemas/ids/7");
    }

    @Test
    void shouldOnlyLookUpWhenNothingMayBeRegistered() {
        server.put(3, SCHEMA.toString());
        SchemaRegistry registry = connect(Map.of("auto.register.schemas", "false"));

        assertThat(registry.register("s", SCHEMA)).isEqualTo(3);
        assertThat(server.requests()).containsExactly("POST /subjects/s");
        assertThatThrownBy(() -> registry.register(
                        "s", SchemaBuilder.record("Other").fields().endRecord()))
                .isInstanceOf(SchemaRejectedException.class)
                .hasMessageContaining("auto.register.schemas is false");
    }

    @Test
    void shouldSayUnknownAndNotAskAgainAtOnceWhenAnIdIsUnknown() {
        SchemaRegistry registry = connect(Map.of());

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> registry.byId(99))
                    .isInstanceOf(UnknownSchemaException.class)
                    .hasMessageContaining("99");
        }
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void shouldGiveTheRegistrysWordsWhenASchemaIsIncompatible() {
        server.next(409, "{\"error_code\":409,\"message\":\"field cost was dropped\"}");

        assertThatThrownBy(() -> connect(Map.of()).register("s", SCHEMA))
                .isInstanceOf(SchemaRejectedException.class)
                .hasMessageContaining("dev.tributary.facts.AdCost")
                .hasMessageContaining("incompatible with earlier versions: field cost was dropped");
    }

    @Test
    void shouldTryAgainWhenTheRegistryFailsForAMoment() {
        server.next(500, "");
        server.next(429, "");
        server.next(200, "<html>a proxy's page</html>");

        assertThat(connect(Map.of()).register("s", SCHEMA)).isEqualTo(1);
        assertThat(server.requests())
                .filteredOn("POST /subjects/s/versions"::equals)
                .hasSize(4);
    }

    @Test
    void shouldGiveUpAfterAFewTriesWhenTheRegistryKeepsFailing() {
        for (int i = 0; i < 10; i++) {
            server.next(503, "");
        }

        assertThatThrownBy(() -> connect(Map.of()).byId(1))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining(server.url() + ": status 503")
                .hasMessageContaining("schema.registry.url");
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void shouldSayUnavailableWhenNothingListens() {
        assertThatThrownBy(() ->
                        connect(Map.of("schema.registry.url", closedUrl())).byId(1))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("localhost");
    }

    @Test
    void shouldTurnToTheNextAddressWhenOneIsDown() {
        server.put(7, SCHEMA.toString());
        server.put(8, SCHEMA.toString());
        SchemaRegistry registry = connect(Map.of("schema.registry.url", closedUrl() + ", " + server.url() + "/"));

        assertThat(registry.byId(7)).isEqualTo(SCHEMA);
        assertThat(registry.byId(8)).isEqualTo(SCHEMA);
        assertThat(server.requests()).containsExactly("GET /schemas/ids/7", "GET /schemas/ids/8");
    }

    @Test
    void shouldNotWaitForEverWhenAnAnswerDripsIn() {
        server.next(200, "{}", 60_000);

        assertThatThrownBy(() -> connect(
                                Map.of("http.read.timeout.ms", 100, "http.connect.timeout.ms", 100, "max.retries", 0))
                        .byId(1))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("no answer within 200 ms");
    }

    @Test
    void shouldRefuseAnAnswerWithoutBounds() {
        server.next(200, " ".repeat(5 << 20));

        assertThatThrownBy(() -> connect(Map.of("max.retries", 0)).byId(1))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("larger than");
    }

    @Test
    void shouldStopWaitingAndStayInterruptedWhenInterrupted() {
        SchemaRegistry registry = connect(Map.of());
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> registry.byId(1))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void shouldRefuseOtherKindsOfSchema() {
        server.next(200, "{\"schemaType\":\"PROTOBUF\",\"schema\":\"syntax\"}");

        assertThatThrownBy(() -> connect(Map.of()).byId(1))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("PROTOBUF");
    }

    @Test
    void shouldRefuseAnAnswerWithoutItsField() {
        server.next(200, "{}");
        server.next(200, "{}");
        SchemaRegistry registry = connect(Map.of("max.retries", 0));

        assertThatThrownBy(() -> registry.register("s", SCHEMA)).isInstanceOf(RegistryUnavailableException.class);
        assertThatThrownBy(() -> registry.byId(1)).isInstanceOf(UnknownSchemaException.class);
    }

    @Test
    void shouldSendCredentialsAndNeverShowThem() {
        server.next(401, SCHEMA_NOT_FOUND);
        SchemaRegistry registry =
                connect(Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "ann:s3cret"));

        assertThatThrownBy(() -> registry.byId(1))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("refuses the credentials (status 401)")
                .hasMessageNotContaining("s3cret");
        assertThat(server.authorizations()).containsExactly("Basic YW5uOnMzY3JldA==");
    }

    @Test
    void shouldTakeCredentialsFromTheAddressAndNeverShowThem() {
        server.next(500, "");
        SchemaRegistry registry = connect(
                Map.of("schema.registry.url", server.url().replace("http://", "http://ann:s3cret@"), "max.retries", 0));

        assertThatThrownBy(() -> registry.byId(1)).hasMessageNotContaining("s3cret");
        assertThat(server.authorizations()).containsExactly("Basic YW5uOnMzY3JldA==");
        assertThatThrownBy(() -> connect(Map.of("schema.registry.url", "http://ann:s3cret@ho st")))
                .isInstanceOf(ConfigException.class)
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @Test
    void shouldNameTheKeyWhenAValueIsMissingOrInvalid() {
        assertThatThrownBy(() -> HttpSchemaRegistry.connect(Map.of())).hasMessageContaining("schema.registry.url");
        assertThatThrownBy(() -> connect(Map.of("schema.registry.url", "ftp://host")))
                .hasMessageContaining("schema.registry.url");
        assertThatThrownBy(() -> connect(Map.of("max.retries", "many"))).hasMessageContaining("max.retries");
        assertThatThrownBy(() -> connect(Map.of("auto.register.schemas", "yes")))
                .hasMessageContaining("auto.register.schemas");
        assertThatThrownBy(() -> connect(Map.of("basic.auth.credentials.source", "USER_INFO")))
                .hasMessageContaining("basic.auth.user.info");
    }

    private SchemaRegistry connect(Map<String, ?> changes) {
        Map<String, Object> config = new HashMap<>();
        config.put("schema.registry.url", server.url());
        config.put("retries.wait.ms", 2);
        config.putAll(changes);
        return HttpSchemaRegistry.connect(config);
    }

    private static String closedUrl() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://localhost:" + socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
