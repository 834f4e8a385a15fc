package dev.tributary.api.stores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.Fixture;
import dev.tributary.api.Web;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAfterTest {

    private static final String PATH = "/api/status-distribution/";

    private static Fixture fixture;
    private static Web web;

    @BeforeAll
    static void start() {
        fixture = Fixture.start(List.of());
        web = fixture.web();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @AfterEach
    void catchUp() {
        fixture.cluster().lag(0);
        fixture.cluster().unmerged(0);
        fixture.cluster().find();
    }

    @Test
    void shouldAnswerAtOnceWhenTheRecordsAreTakenUp() {
        assertThat(ask("facts-0@99, facts-4@3", "wait=30").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldAnswerOnlyWhenTheRecordsAreTakenUp() {
        fixture.cluster().lag(5);
        CompletableFuture<HttpResponse<String>> answer =
                CompletableFuture.supplyAsync(() -> ask("facts-0@95", "respond-async, wait=30"));
        assertThat(ask("facts-0@94", "wait=30").statusCode()).isEqualTo(200);
        assertThat(answer).isNotDone();

        fixture.cluster().lag(4);

        assertThat(answer.join().statusCode()).isEqualTo(200);
    }

    @Test
    void shouldTellThatItTakesTooLongWhenTheRecordsAreNotTakenUp() {
        fixture.cluster().lag(1);

        HttpResponse<String> answer = ask("facts-3@99", "wait=1");

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("is not reflected yet");
    }

    @Test
    void shouldWaitForPartialRowsThatAreNotMergedYet() {
        fixture.cluster().unmerged(1);

        assertThat(ask("facts-3@99", "wait=1").statusCode()).isEqualTo(504);
    }

    @ParameterizedTest
    @ValueSource(strings = {"facts@99", "facts-1@", "facts-1@-1", "-1@5", "facts-1@1 facts-2@1", "{}"})
    void shouldRefuseWhatNamesNoRecord(String header) {
        HttpResponse<String> answer = ask(header, "wait=1");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Tributary-Read-After");
    }

    @Test
    void shouldRefuseARecordOfAPartitionThatThereIsNot() {
        assertThat(ask("facts-5@1", "wait=30").statusCode()).isEqualTo(422);
    }

    @Test
    void shouldNotWaitForEverForARecordOfNoInput() {
        assertThat(ask("orders-0@1", "wait=1").statusCode()).isEqualTo(504);
    }

    @Test
    void shouldWaitWhileAPartitionMoves() {
        fixture.cluster().moving(2);
        assertThat(ask("facts-2@9", "wait=1").statusCode()).isEqualTo(504);
        assertThat(ask("facts-3@9", "wait=1").statusCode())
                .as("its partial rows may be anywhere")
                .isEqualTo(504);

        fixture.cluster().moving(-1);

        assertThat(ask("facts-2@9, facts-3@9", "wait=30").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=0", "wait=31", "wait=999999999"})
    void shouldRefuseToWaitOutsideItsBounds(String prefer) {
        assertThat(ask("facts-0@1", prefer).statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> ask(String records, String prefer) {
        return web.get(PATH, "Tributary-Read-After", records, "Prefer", prefer);
    }
}
