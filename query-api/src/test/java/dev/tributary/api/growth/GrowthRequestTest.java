package dev.tributary.api.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.api.Fixture;
import dev.tributary.api.SampleGrowth;
import dev.tributary.api.Web;
import dev.tributary.api.http.Cursor;
import dev.tributary.api.http.ListRequest;
import dev.tributary.api.http.ProblemException;
import dev.tributary.api.stores.Slice;
import dev.tributary.query.growth.GrowthRollups;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GrowthRequestTest {

    @Test
    void shouldRefuseACursorWhenItsKeyIsForged() {
        try (Fixture fixture = Fixture.start(SampleGrowth.cells())) {
            Web web = fixture.web();
            String next = web.json("/api/growth/session-length?by=month&limit=1")
                    .get("next")
                    .textValue();
            String key = new String(Base64.getUrlDecoder().decode(next), StandardCharsets.UTF_8);
            String forged = Base64.getUrlEncoder()
                    .encodeToString(
                            key.replaceFirst("20\\d\\d-\\d\\d-01", "no day").getBytes(StandardCharsets.UTF_8));

            assertThat(web.get("/api/growth/session-length?by=month&cursor=" + forged)
                            .statusCode())
                    .isEqualTo(400);
            assertThat(web.get("/api/growth/retention?cursor=" + next).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void shouldKeepDaysWholeWhenARangeCutsPeriods() {
        GrowthRequest request = new GrowthRequest(new ListRequest(
                "default",
                Optional.of(LocalDate.parse("2024-02-02")),
                Optional.of(LocalDate.parse("2024-04-15")),
                Map.of(),
                Map.of("granularity", "month"),
                Map.of(),
                Map.of(),
                Map.of(),
                1,
                Optional.of(List.of("no day", "no number")),
                false,
                new Cursor("test")));

        Slice days = request.daysOfPeriods(GrowthRollups.SESSION_DAYS);

        assertThat(days.from()).hasValue(LocalDate.parse("2024-03-01"));
        assertThat(days.to()).hasValue(LocalDate.parse("2024-04-30"));
        assertThatThrownBy(() -> request.dayAfter(0)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> request.numberAfter(1)).isInstanceOf(ProblemException.class);
    }
}
