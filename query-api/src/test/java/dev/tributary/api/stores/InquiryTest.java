package dev.tributary.api.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.api.Beans;
import dev.tributary.api.Cell;
import dev.tributary.api.Fixture;
import dev.tributary.api.http.Cursor;
import dev.tributary.api.http.ListRequest;
import dev.tributary.api.http.ProblemException;
import dev.tributary.query.growth.GrowthRollups;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** More groups than come at once: 25,000 lengths on two days. */
class InquiryTest {

    private static final Slice LENGTHS =
            new Slice(GrowthRollups.SESSION_LENGTHS, Map.of(), Optional.empty(), Optional.empty());
    private static final ListRequest REQUEST = new ListRequest(
            "default",
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            1,
            Optional.empty(),
            false,
            new Cursor("test"));

    private static Fixture fixture;

    @BeforeAll
    static void start() {
        fixture = Fixture.start(IntStream.range(0, 25_000)
                .mapToObj(seconds -> new Cell(
                        Set.of("session-lengths"),
                        "default",
                        Map.of(
                                "date",
                                seconds % 2 == 0 ? "2024-02-29" : "2024-03-01",
                                "device",
                                "",
                                "source",
                                "1",
                                "seconds",
                                Integer.toString(seconds)),
                        List.of(BigInteger.ONE)))
                .toList());
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void shouldSeeEveryGroupOnceWhenTheyComeInBatches() {
        List<List<String>> seen = new ArrayList<>();

        inquiry(Inquiry.MOST_GROUPS).each(LENGTHS, List.of("date", "seconds"), row -> seen.add(row.group()));

        assertThat(seen).hasSize(25_000);
        assertThat(new HashSet<>(seen)).hasSize(25_000);
        assertThat(seen.get(12_500)).isEqualTo(List.of("2024-03-01", "1"));
    }

    @Test
    void shouldRefuseWhenThereAreMoreGroupsThanItMayLookThrough() {
        assertThatThrownBy(() -> inquiry(24_999).each(LENGTHS, List.of("seconds"), row -> {}))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("from: ")
                .hasMessageContaining("shorter range");
    }

    @Test
    void shouldAskNoMoreWhenItHasSeenEnough() {
        List<String> seen = new ArrayList<>();

        inquiry(10_000).until(LENGTHS, List.of("seconds"), Optional.of(List.of("9998")), row -> {
            seen.add(row.group().getFirst());
            return seen.size() == 3;
        });

        assertThat(seen).containsExactly("9999", "10000", "10001");
    }

    private static Inquiry inquiry(int mostGroups) {
        return new Inquiry(Beans.of(fixture.api(), Stores.class), REQUEST, mostGroups);
    }
}
