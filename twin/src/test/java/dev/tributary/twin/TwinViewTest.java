package dev.tributary.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.query.Measure;
import dev.tributary.query.Rollup;
import dev.tributary.query.Rollups;
import dev.tributary.query.ledger.LedgerRollup;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.twin.testing.TwinTables;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;

class TwinViewTest {

    @Test
    void shouldKnowEveryFileWhenItLiesInAFolderOfADomain() throws IOException, URISyntaxException {
        Path folder = Path.of(TwinView.class.getResource("/twin").toURI());
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.getNameCount() == folder.getNameCount() + 2)
                            .map(file -> folder.relativize(file).toString()))
                    .containsExactlyInAnyOrderElementsOf(TwinView.all().stream()
                            .map(view -> view.domain() + "/" + view.name() + ".sql")
                            .toList());
        }
    }

    @Test
    void shouldHaveTheFieldsOfItsRecordWhenItIsPublished() {
        try (Twin twin = Twin.open()) {
            for (Topic<?> topic : Topics.withDefaultPrefix().views()) {
                TwinView view = TwinView.all().stream()
                        .filter(candidate -> candidate
                                .topic()
                                .filter(name -> topic.name().endsWith(".views." + name))
                                .isPresent())
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(topic.name() + " has no twin"));
                assertThat(twin.compute(view).columns())
                        .isEqualTo(SpecificData.get().getSchema(topic.type()).getFields().stream()
                                .map(Schema.Field::name)
                                .toList());
            }
        }
    }

    @Test
    void shouldCoverEveryCellAndMeasureWhenARollupIsKept() {
        try (Twin twin = Twin.open()) {
            for (Rollup rollup : Rollups.ALL.stream()
                    .filter(rollup -> rollup != LedgerRollup.LEDGER)
                    .toList()) {
                List<String> dimensions = TwinTables.knownDimensions(rollup);
                List<String> measures =
                        rollup.measures().stream().map(Measure::name).toList();
                assertThat(TwinView.all())
                        .as("a view with all of " + rollup.name())
                        .anyMatch(view ->
                                view.rollup().filter(rollup.name()::equals).isPresent()
                                        && view.key().containsAll(dimensions)
                                        && twin.compute(view).columns().containsAll(measures));
            }
        }
    }

    @Test
    void shouldHaveTheColumnsOfItsKeyWhenComputed() {
        try (Twin twin = Twin.open()) {
            for (TwinView view : TwinView.all()) {
                assertThat(twin.compute(view).columns()).containsAll(view.key());
                assertThat(view.key()).startsWith("workspace");
            }
        }
    }

    @Test
    void shouldSayWhatTheFigureIsWhenRead() {
        TwinView view = TwinView.named("conversion-rates");

        assertThat(view.description())
                .startsWith("How much a customer converts")
                .endsWith("brought no revenue.");
        assertThat(view.key()).containsExactly("workspace", "customer_id");
        assertThat(view.topic()).hasValue("conversion-rates");
        assertThat(view.rollup()).hasValue("customers");
        assertThat(view.title()).isEqualTo("Conversion rates");
        assertThat(view.endpoints()).containsExactly("/api/conversion-rate/");
        assertThat(view.measures())
                .contains(new TwinMeasure(
                        "conversion_rate", "ratio", "conversions for each unit of revenue; null at zero revenue"));
        assertThat(view.sql()).startsWith("SELECT");
    }

    @Test
    void shouldDefineEveryNumberWhenComputed() {
        try (Twin twin = Twin.open()) {
            for (TwinView view : TwinView.all()) {
                List<String> figures = twin.compute(view).columns().stream()
                        .filter(column -> !view.key().contains(column))
                        .filter(column -> !column.endsWith("_at") && !column.endsWith("_millis"))
                        .toList();
                assertThat(view.measures().stream().map(TwinMeasure::name))
                        .as(view.name())
                        .containsAll(figures)
                        .doesNotHaveDuplicates();
                assertThat(view.title()).isNotBlank();
                assertThat(view.text().lines().filter(line -> line.matches("-- [a-z0-9_]+ \\(.*")))
                        .as("the lines that define measures of " + view.name())
                        .hasSameSizeAs(view.measures());
            }
        }
    }

    @Test
    void shouldListTheNamesWhenAnUnknownOneIsAskedFor() {
        assertThatThrownBy(() -> TwinView.named("no-such"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no-such")
                .hasMessageContaining("status-distribution");
    }

    @Test
    void shouldRefuseAFileWhenItsHeaderIsIncomplete() {
        assertThatThrownBy(() -> TwinView.parse("a/b", "-- view: b\nSELECT 1"))
                .hasMessage("a/b.sql has no line \"-- key: …\"");
        assertThatThrownBy(() -> TwinView.parse("a/b", "-- view: c\n-- key: workspace\nSELECT 1"))
                .hasMessage("a/b.sql names another view: c");
    }
}
