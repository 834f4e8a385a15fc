package dev.tributary.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.Cell;
import dev.tributary.api.Fixture;
import dev.tributary.api.Web;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final List<Cell> CELLS = List.of(
            cell("campaigns", "rows", "read", 12),
            cell("campaigns", "rows", "sent", 9),
            cell("campaigns", "rows", "skipped", 1),
            cell("campaigns", "dead-letters", "replay: revenue is negative", 2),
            cell("campaigns", "dead-letters", "sample: total_orders missing", 3),
            cell("campaigns", "dead-letters", "processing: wrong partition", 1),
            cell("campaigns", "records", "applied", 4),
            cell("campaigns", "records", "applied", 1),
            cell("campaigns", "records", "duplicate", 1),
            cell("campaigns", "records", "replaced", 1),
            cell("campaigns", "records", "removed", 1),
            cell("live", "records", "applied", 3),
            cell("live", "dead-letters", "deserialization: not Avro", 1),
            cell("orders", "rows", "read", 5),
            cell("orders", "rows", "sent", 5),
            cell("orders", "records", "applied", 4),
            cell("visits", "rows", "read", 5),
            cell("visits", "rows", "sent", 4),
            cell("visits", "records", "applied", 4));

    private static Fixture fixture;
    private static Web web;

    @BeforeAll
    static void start() {
        fixture = Fixture.start(CELLS);
        web = fixture.web();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void shouldAccountForEveryRowAndRecordOfASource() {
        assertThat(web.json("/api/ledger").get("rows").get(0)).isEqualTo(Web.parse("""
                        {"source": "campaigns",
                         "rows": {"read": 12, "sent": 9, "skipped": 1, "rejected": {"revenue is negative": 2}},
                         "records": {"applied": 5, "duplicate": 1, "replaced": 1, "removed": 1},
                         "samples": {"total_orders missing": 3},
                         "dead_letters": {"processing: wrong partition": 1},
                         "balanced": true}
                        """));
    }

    @Test
    void shouldNotBeBalancedWhenARecordOrARowIsUnaccountedFor() {
        assertThat(row("orders").get("balanced").booleanValue()).isFalse();
        assertThat(row("visits").get("balanced").booleanValue()).isFalse();
    }

    @Test
    void shouldBeBalancedWhereNoReplayCountedWhatWasSent() {
        assertThat(row("live").get("balanced").booleanValue()).isTrue();
        assertThat(row("live")
                        .get("dead_letters")
                        .get("deserialization: not Avro")
                        .intValue())
                .isOne();
    }

    @Test
    void shouldPageBySource() {
        JsonNode first = web.json("/api/ledger?limit=3");
        JsonNode second =
                web.json("/api/ledger?limit=3&cursor=" + first.get("next").textValue());

        assertThat(first.get("rows")).hasSize(3);
        assertThat(second.get("rows")).hasSize(1);
        assertThat(second.get("rows").get(0)).isEqualTo(row("visits"));
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void shouldListSingleCountsAsCsv() {
        assertThat(web.get("/api/ledger?limit=1", "Accept", "text/csv").body())
                .startsWith("source,stage,outcome,count\r\ncampaigns,rows,read,12\r\n")
                .contains("campaigns,dead-letters,replay: revenue is negative,2\r\n");
    }

    @Test
    void shouldKnowNoRangeOfDays() {
        assertThat(web.get("/api/ledger?from=2024-01-01").statusCode()).isEqualTo(400);
    }

    private static JsonNode row(String source) {
        for (JsonNode row : web.json("/api/ledger").get("rows")) {
            if (row.get("source").textValue().equals(source)) {
                return row;
            }
        }
        throw new AssertionError("no row of " + source);
    }

    private static Cell cell(String source, String stage, String outcome, long count) {
        return Cell.ledger("default", source, stage, outcome, count);
    }
}
