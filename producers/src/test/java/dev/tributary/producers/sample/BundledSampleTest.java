package dev.tributary.producers.sample;

import static org.assertj.core.api.Assertions.assertThat;

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

    private Path bundled(String name) throws IOException {
        return BundledSample.copyTo(folder, name.replace(".csv", ""));
    }
}
