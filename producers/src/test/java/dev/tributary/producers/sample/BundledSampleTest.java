package dev.tributary.producers.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.producers.Replay;
import dev.tributary.producers.ReplayRequest;
import dev.tributary.producers.ReplaySummary;
import dev.tributary.producers.mapping.Datasets;
import dev.tributary.producers.progress.ReplayProgress;
import dev.tributary.producers.rows.Item;
import dev.tributary.producers.rows.TestRows;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledSampleTest {

    @TempDir
    Path folder;

    @Test
    void shouldBeWhatTheGeneratorMakes() throws Exception {
        StringWriter made = new StringWriter();
        new CampaignSample(5000, 40, 1).writeTo(made);

        assertThat(bundled("campaigns.csv")).content().isEqualTo(made.toString());
    }

    @Test
    void shouldHoldNoBadRowButTheOneWithErrorsOneOfEachKind() throws Exception {
        assertThat(TestRows.items(bundled("campaigns.csv"))).hasSize(5000).allMatch(Item.Fact.class::isInstance);
        List<Item> items = TestRows.items(bundled("campaigns-with-errors.csv"));
        assertThat(items).hasSize(29);
        assertThat(items.stream().filter(Item.Rejected.class::isInstance).map(item -> ((Item.Rejected) item).reason()))
                .hasSize(8)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldHoldAYearOfGrowthWithoutABadRow() throws Exception {
        List<Path> files = BundledSample.copyTo(folder, "growth");

        ReplaySummary summary = Replay.of(ReplayRequest.of(Datasets.named("growth"), files, "default"))
                .dryRun(ReplayProgress.silent());
        assertThat(summary.read()).isBetween(8_000L, 15_000L).isEqualTo(summary.sent());
        assertThat(summary.notes()).isEmpty();
        assertThat(BundledSample.copyTo(folder.resolve("again"), "growth"))
                .zipSatisfy(files, (again, file) -> assertThat(again).hasSameBinaryContentAs(file));
    }

    @Test
    void shouldHoldVouchersOfAllSegmentsAndReasonsWithoutABadRow() throws Exception {
        List<Path> files = BundledSample.copyTo(folder, "vouchers");

        ReplaySummary summary = Replay.of(ReplayRequest.of(Datasets.named("vouchers"), files, "default"))
                .dryRun(ReplayProgress.silent());
        assertThat(summary.read()).isEqualTo(5_000).isEqualTo(summary.sent());
        assertThat(summary.flagged()).isEmpty();
        assertThat(summary.dropped())
                .containsOnlyKeys(
                        "total_orders missing",
                        "voucher_amount missing",
                        "zero orders with timestamps",
                        "last order before first");
        assertThat(BundledSample.copyTo(folder.resolve("again"), "vouchers"))
                .zipSatisfy(files, (again, file) -> assertThat(again).hasSameBinaryContentAs(file));
    }

    @Test
    void shouldHoldAShopWithEachKindOfOddOrderWithoutABadRow() throws Exception {
        List<Path> files = BundledSample.copyTo(folder, "commerce");

        ReplaySummary summary = Replay.of(ReplayRequest.of(Datasets.named("commerce"), files, "default"))
                .dryRun(ReplayProgress.silent());
        assertThat(summary.read()).isEqualTo(summary.sent());
        assertThat(summary.rejected()).isEmpty();
        assertThat(summary.flagged()).containsOnlyKeys("unknown status", "total differs from the lines", "no lines");
        assertThat(SqliteRows.count(files.getFirst(), "SELECT count(*) FROM customer"))
                .isEqualTo(600);
    }

    private Path bundled(String name) throws IOException {
        return BundledSample.copyTo(folder, name.replace(".csv", "")).getFirst();
    }
}
