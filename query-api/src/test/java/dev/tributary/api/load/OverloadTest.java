package dev.tributary.api.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.Fixture;
import dev.tributary.api.SampleCommerce;
import dev.tributary.api.Web;
import dev.tributary.query.commerce.CommerceRollups;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OverloadTest {

    private static final String HEAVY = "/api/commerce/top-products";
    private static final String LIGHT = "/api/commerce/customers/customer%201";

    private static Fixture fixture;
    private static Web web;

    @BeforeAll
    static void start() {
        fixture = Fixture.start(SampleCommerce.cells());
        web = fixture.web();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @AfterEach
    void heal() {
        fixture.cluster().release();
        fixture.cluster().busy(false);
    }

    @Test
    void shouldSayWhenToComeAgainWhenAnInstanceHasTooManyQuestions() {
        fixture.cluster().busy(true);

        assertBusy(web.get(LIGHT));
    }

    @Test
    void shouldTurnHeavyRequestsAwayAndAnswerOthersWhenTooManyAreUnderWay() {
        int most = 5 * Runtime.getRuntime().availableProcessors();
        fixture.cluster().hold(CommerceRollups.PRODUCT_SALES.name());
        List<CompletableFuture<HttpResponse<String>>> heavy =
                IntStream.rangeClosed(0, most).mapToObj(i -> web.later(HEAVY)).toList();

        Object refused =
                CompletableFuture.anyOf(heavy.toArray(CompletableFuture[]::new)).join();

        assertThat(refused).isInstanceOfSatisfying(HttpResponse.class, OverloadTest::assertBusy);
        assertThat(web.get(LIGHT).statusCode()).isEqualTo(200);
        fixture.cluster().release();
        List<Integer> statuses =
                heavy.stream().map(answer -> answer.join().statusCode()).toList();
        assertThat(statuses).containsOnly(200, 503);
        assertThat(web.get(HEAVY).statusCode()).isEqualTo(200);
        assertThat(web.get("/prometheus").body())
                .contains(
                        "tributary_requests_running{lane=\"heavy\"}",
                        "tributary_requests_refused_total{lane=\"heavy\"}");
    }

    private static void assertBusy(HttpResponse<?> response) {
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValueAsLong("Retry-After")).isPresent();
        JsonNode problem = Web.parse((String) response.body());
        assertThat(problem.get("detail").textValue()).startsWith("Too many requests");
    }
}
