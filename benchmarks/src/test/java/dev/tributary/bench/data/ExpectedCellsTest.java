package dev.tributary.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.bench.data.SampleFacts.Order;
import dev.tributary.facts.CampaignResult;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectedCellsTest {

    private static final SampleFacts SAMPLE = new SampleFacts(1_500, 40, Order.SHUFFLED, 3);

    @TempDir
    private Path folder;

    @Test
    void shouldEqualTheSumsOverTheLastVersionsWhenComputedByTheTwin() {
        assertThat(ExpectedCells.of(SAMPLE).compare(lastVersions().iterator()).differences())
                .isZero();
    }

    @Test
    void shouldStayTheSameWhenWrittenAndRead() throws Exception {
        Path file = folder.resolve("cells");
        ExpectedCells.of(SAMPLE).write(file);

        assertThat(ExpectedCells.read(file).compare(lastVersions().iterator()).equal())
                .isTrue();
    }

    @Test
    void shouldCountEveryDifferenceWhenCellsAreWrongMissingOrTooMany() {
        List<Cell> cells = lastVersions();
        Cell wrong = new Cell(
                cells.get(0).key(), cells.get(0).sums().plus(cells.get(0).sums()));
        Cell extra = new Cell("customers|nobody|CONVERSION", cells.get(0).sums());
        Stream<Cell> actual =
                Stream.concat(Stream.of(wrong, extra), cells.stream().skip(2));

        ExpectedCells.Comparison comparison = ExpectedCells.of(SAMPLE).compare(actual.iterator());

        assertThat(comparison.differences()).isEqualTo(3);
        assertThat(comparison.first()).contains(wrong.key());
    }

    @Test
    void shouldTakeAnEmptyCellForAnAbsentOne() {
        Stream<Cell> actual = Stream.concat(
                lastVersions().stream(), Stream.of(new Cell("customers|nobody|CONVERSION", Cell.Sums.ZERO)));

        assertThat(ExpectedCells.of(SAMPLE).compare(actual.iterator()).equal()).isTrue();
    }

    private static List<Cell> lastVersions() {
        Map<String, CampaignResult> last = new HashMap<>();
        SAMPLE.forEach(fact -> last.put(fact.getId(), fact));
        Map<String, Cell.Sums> sums = new HashMap<>();
        last.values().stream().flatMap(Cell::of).forEach(cell -> sums.merge(cell.key(), cell.sums(), Cell.Sums::plus));
        return sums.entrySet().stream()
                .map(entry -> new Cell(entry.getKey(), entry.getValue()))
                .toList();
    }
}
