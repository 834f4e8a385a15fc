package dev.tributary.producers.rows;

import static dev.tributary.producers.rows.TestRows.HEADER;
import static dev.tributary.producers.rows.TestRows.facts;
import static dev.tributary.producers.rows.TestRows.file;
import static dev.tributary.producers.rows.TestRows.items;
import static dev.tributary.producers.rows.TestRows.rejected;
import static dev.tributary.producers.rows.TestRows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.facts.CampaignResult;
import dev.tributary.producers.ReplayException;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.Topics;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignRowsTest {

    @TempDir
    Path folder;

    @Test
    void shouldMakeAFactOfARow() {
        List<Item> items = items(file(
                folder,
                "a.csv",
                HEADER + "Müller & Söhne,22779.14,144,ENABLED,ENGAGEMENT,FASHION,2024-02-21,28903,1861\n"));

        Item.Fact item = (Item.Fact) items.getFirst();
        CampaignResult fact = facts(items).getFirst();
        assertThat(fact.getCustomerId()).isEqualTo("Müller & Söhne");
        assertThat(fact.getRevenue()).isEqualByComparingTo(new BigDecimal("22779.14"));
        assertThat(fact.getDate()).isEqualTo(LocalDate.of(2024, 2, 21));
        assertThat(fact.getStatus()).isEqualTo("ENABLED");
        assertThat(fact.getType()).isEqualTo("ENGAGEMENT");
        assertThat(fact.getCategory()).isEqualTo("FASHION");
        assertThat(fact.getConversions()).isEqualTo(144);
        assertThat(fact.getImpressions()).isEqualTo(28903);
        assertThat(fact.getClicks()).isEqualTo(1861);
        assertThat(item.timestamp()).isEqualTo(1_708_473_600_000L);
        assertThat(item.flags()).isEmpty();
        assertThat(FactKey.parse(new String(item.key(), StandardCharsets.UTF_8)))
                .isEqualTo(new FactKey("default", "Müller & Söhne", fact.getId()));
    }

    @Test
    void shouldWriteTheVeryBytesOfTheSerde() {
        Path sample = file(
                folder,
                "a.csv",
                HEADER + "x,0,0,a,b,c,1970-01-01,0,0\n" + "ż".repeat(200) + ",999999999999.999999,10000000000,é,b,"
                        + "c".repeat(256) + ",9999-12-31,127,128\n" + "y,0.000001,63,a,b,c,2024-01-01,64,8192\n"
                        + "y,0.000128,63,a,b,c,2024-01-01,64,8192\n" + "z,0.032768,63,a,b,😀,2024-01-01,64,8192\n");

        List<Item> items = items(sample);

        assertThat(items).hasSize(5).allMatch(Item.Fact.class::isInstance);
        List<CampaignResult> facts = facts(items);
        for (int i = 0; i < facts.size(); i++) {
            assertThat(((Item.Fact) items.get(i)).value())
                    .isEqualTo(TestRows.encode(Topics.withDefaultPrefix().campaignResults(), facts.get(i)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'  ,1,1,s,t,c,2024-01-01,1,1' | customer_id is empty",
                "'a,,1,s,t,c,2024-01-01,1,1' | revenue is empty",
                "'a,x,1,s,t,c,2024-01-01,1,1' | revenue is not a number",
                "'a,-1,1,s,t,c,2024-01-01,1,1' | revenue is negative",
                "'a,1e30,1,s,t,c,2024-01-01,1,1' | revenue is too large",
                "'a,0.1234567,1,s,t,c,2024-01-01,1,1' | revenue has more than 6 decimals",
                "'a,1,1.5,s,t,c,2024-01-01,1,1' | conversions is not a whole number",
                "'a,1,-1,s,t,c,2024-01-01,1,1' | conversions is negative",
                "'a,1,1,s,t,c,2024-01-01,99999999999999999999,1' | impressions is too large",
                "'a,1,1,s,t,c,2024-01-01,1,one' | clicks is not a number",
                "'a,1,1,,t,c,2024-01-01,1,1' | status is empty",
                "'a,1,1,s,t,c,01/02/2024,1,1' | date is not a date",
                "'a,1,1,s,t,c,1950-01-01,1,1' | date is outside the years 1970 to 9999",
                "'a,1,1,s,t,c,2024-01-01,1' | wrong number of fields",
                "'a,1,1,s,t,c,2024-01-01,1,1,1' | wrong number of fields",
                "'a\u0007b,1,1,s,t,c,2024-01-01,1,1' | customer_id has control characters",
            })
    void shouldRejectABadRowAndGoOn(String bad, String reason) {
        String filler = row("before", "2024-01-01").repeat(20_000);
        List<Item> items = items(file(folder, "a.csv", HEADER + filler + bad + "\r\n" + row("after", "2024-01-02")));

        Item.Rejected rejected = rejected(items);
        assertThat(items).hasSize(20_002);
        assertThat(items.getLast()).isInstanceOf(Item.Fact.class);
        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(rejected.position()).isEqualTo(20_002);
        assertThat(rejected.file()).isEqualTo("a.csv");
        assertThat(rejected.raw().bytes()).asString(StandardCharsets.UTF_8).isEqualTo(bad);
    }

    @Test
    void shouldRejectAFieldOfAMillionCharacters() {
        String giant = "x".repeat(1_000_000);
        List<Item> items = items(file(
                folder, "a.csv", HEADER + row("a", "2024-01-01") + row(giant, "2024-01-01") + row("b", "2024-01-01")));

        Item.Rejected rejected = rejected(items);
        assertThat(items).hasSize(3);
        assertThat(rejected.reason()).isEqualTo("a field is longer than 65536 characters");
        assertThat(rejected.raw().isCut()).isTrue();
        assertThat(rejected.raw().bytes()).hasSize(512 * 1024);
        assertThat(rejected.raw().length()).isGreaterThan(1_000_000);
    }

    @Test
    void shouldRejectLongTextAndTextThatIsNotUtf8AndKeepItsBytes() {
        byte[] latin = (HEADER
                        + row("M\u00fcller", "2024-01-01")
                        + row("x".repeat(257), "2024-01-01")
                        + row("ok", "2024-01-01"))
                .getBytes(StandardCharsets.ISO_8859_1);

        List<Item> items = items(file(folder, "latin.csv", latin));

        assertThat(items)
                .extracting(item -> item instanceof Item.Rejected bad ? bad.reason() : "sent")
                .containsExactly("customer_id is not UTF-8 text", "customer_id is longer than 256 characters", "sent");
        assertThat(rejected(items).raw().bytes()).startsWith('M', 0xfc, 'l');
    }

    @Test
    void shouldKeepTheRawTextOfRowsOverSeveralLines() {
        String bad = "\"a\r\nb \"\"c\"\"\",x,1,s,t,\"one,\ntwo\",2024-01-01,1,1";
        List<Item> items = items(file(
                folder,
                "a.csv",
                HEADER + "\n" + row("before", "2024-01-01") + bad + "\r\n" + "\r\n,\n" + row("after", "2024-01-02")));

        assertThat(items).hasSize(4);
        assertThat(rejected(items).raw().bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(bad);
        assertThat(rejected(items).position()).isEqualTo(4);
        assertThat(((Item.Rejected) items.get(2)).raw().bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(",");
        assertThat(((Item.Rejected) items.get(2)).position()).isEqualTo(8);
    }

    @Test
    void shouldSendSuspiciousRowsWithTheirFlags() {
        List<Item> items = items(file(folder, "a.csv", HEADER + "a,1,12,s,t,c,2024-01-01,10,11\n"));

        assertThat(((Item.Fact) items.getFirst()).flags())
                .containsExactly("clicks exceed impressions", "conversions exceed clicks");
    }

    @Test
    void shouldRefuseFilesThatAreNoCampaigns() {
        assertRefused("", "empty.csv is empty; its first line must name the columns");
        assertRefused("\n\n", "empty.csv is empty");
        assertRefused(
                "customer_id,conversions,status\na,1,b\n",
                "empty.csv has no column 'date'; its columns are customer_id, conversions, status.");
        assertRefused(HEADER.replace("clicks", "customer_id"), "empty.csv has the column 'customer_id' twice");
        assertRefused("PK\u0003\u0004\0\0binary", "empty.csv is not a CSV text file: byte 5 is zero");
        assertThatThrownBy(() -> items(file(folder, "wide.csv", HEADER.getBytes(StandardCharsets.UTF_16))))
                .hasMessageContaining("wide.csv is UTF-16 text; save it as UTF-8");
        assertRefused(
                HEADER + "\"" + "x".repeat(17_000_000), "line 2: a field does not end within 16 million characters");
    }

    @Test
    void shouldGiveNoItemWhenAFileHasAHeaderOnly() {
        assertThat(items(file(folder, "a.csv", HEADER))).isEmpty();
        assertThat(items(file(folder, "b.csv", HEADER.strip()))).isEmpty();
    }

    @Test
    void shouldMergeFilesByTimeAndResumeInTheSameOrder() {
        Path a = file(
                folder,
                "a.csv",
                HEADER + row("a1", "2024-01-01") + row("a2", "2024-01-04") + "bad\n" + row("a3", "2024-01-05"));
        Path b = file(
                folder, "b.csv", HEADER + row("b1", "2024-01-02") + row("b2", "2024-01-04") + row("b3", "2024-01-03"));

        List<Item> all = items(a, b);

        assertThat(facts(all))
                .extracting(CampaignResult::getCustomerId)
                .containsExactly("a1", "b1", "a2", "b2", "b3", "a3");
        for (int resumeAt = 0; resumeAt <= all.size(); resumeAt++) {
            List<Item> rest = items(TimeRange.unbounded(), resumeAt, a, b);
            assertThat(facts(rest)).isEqualTo(facts(all.subList(resumeAt, all.size())));
        }
    }

    @Test
    void shouldSkipRowsOutsideTheRangeWithoutChangingIds() {
        Path file = file(
                folder,
                "a.csv",
                HEADER + row("a", "2024-01-01") + row("a", "2024-01-02").repeat(2) + row("a", "2024-01-03"));
        TimeRange second = new TimeRange(Optional.of(LocalDate.of(2024, 1, 2)), Optional.of(LocalDate.of(2024, 1, 2)));

        List<Item> items = items(second, 0, file);

        assertThat(items).hasSize(4);
        assertThat(facts(items)).hasSize(2).isEqualTo(facts(file).subList(1, 3));
        assertThat(facts(items).get(1).getId()).isEqualTo(facts(items).get(0).getId() + ".1");
    }

    private void assertRefused(String content, String message) {
        assertThatThrownBy(() -> items(file(folder, "empty.csv", content)))
                .isInstanceOf(ReplayException.class)
                .hasMessageContaining(message);
    }
}
