package dev.tributary.api.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.Fixture;
import dev.tributary.api.QueryApi;
import dev.tributary.api.QueryApiSettings;
import dev.tributary.api.Web;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTest {

    private static final List<URI> NOBODY = List.of(URI.create("http://127.0.0.1:1"));

    @Test
    void shouldTellHowFarAllInstancesHaveCome() {
        try (Fixture fixture = Fixture.start(List.of())) {
            JsonNode status = fixture.web().json("/api/status");

            assertThat(status.get("settled").booleanValue()).isTrue();
            assertThat(status.get("topics").get("facts")).hasSize(5);
            assertThat(status.get("topics").get("facts").get("4").longValue()).isEqualTo(100);
            assertThat(status.get("instances")).hasSize(2);
            assertThat(status.get("replay_runs").textValue()).isEqualTo("off");
            assertThat(status.get("customer_journeys").textValue()).isEqualTo("off");
            assertThat(status.get("channel_reporting").textValue()).isEqualTo("off");
        }
    }

    @Test
    void shouldNotBeSettledWhileRecordsAreNotTakenUp() {
        try (Fixture fixture = Fixture.start(List.of())) {
            fixture.cluster().lag(1);

            JsonNode status = fixture.web().json("/api/status");

            assertThat(status.get("settled").booleanValue()).isFalse();
            assertThat(status.get("topics").get("facts").get("0").longValue()).isEqualTo(99);
            assertThat(status.get("ends").get("facts").get("0").longValue()).isEqualTo(100);
        }
    }

    @Test
    void shouldNotBeSettledWhileTheLastPartitionMoves() {
        try (Fixture fixture = Fixture.start(List.of())) {
            fixture.cluster().moving(4);

            JsonNode status = fixture.web().json("/api/status");

            assertThat(status.get("settled").booleanValue()).isFalse();
            assertThat(status.get("topics").get("facts").has("4")).isFalse();
            assertThat(status.get("ends").get("facts").get("4").longValue()).isEqualTo(100);
        }
    }

    @Test
    void shouldBeReadyWhenAnInstanceIsThere() {
        try (Fixture fixture = Fixture.start(List.of())) {
            assertThat(fixture.web().get("/health").statusCode()).isEqualTo(200);
            assertThat(fixture.web().get("/health/readiness").statusCode()).isEqualTo(200);
            assertThat(fixture.web().get("/prometheus").body()).contains("jvm_memory_used_bytes");
        }
    }

    @Test
    void shouldLiveButNotBeReadyWhenNoInstanceIsThere() {
        try (QueryApi api = QueryApi.start(QueryApiSettings.onLoopback(0, NOBODY))) {
            Web web = new Web(api.uri());

            assertThat(web.get("/health/liveness").statusCode()).isEqualTo(200);
            assertThat(web.get("/health/readiness").statusCode()).isEqualTo(503);
            assertThat(web.get("/api/status").statusCode()).isEqualTo(503);
            assertThat(web.get("/api/conversion-rate/").statusCode()).isEqualTo(503);
            assertThat(web.get("/api/conversion-rate/").headers().firstValue("Retry-After"))
                    .isPresent();
        }
    }

    @Test
    void shouldListenOnLoopback() {
        try (QueryApi api = QueryApi.start(QueryApiSettings.onLoopback(0, NOBODY))) {
            assertThat(api.uri().getHost()).isEqualTo("127.0.0.1");
        }
    }
}
