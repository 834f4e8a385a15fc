package dev.tributary.bench.data;

import dev.tributary.facts.CampaignResult;
import dev.tributary.query.Measure;
import dev.tributary.query.Rollup;
import dev.tributary.query.campaigns.CampaignRollups;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.Money;
import dev.tributary.twin.Twin;
import dev.tributary.twin.TwinTable;
import dev.tributary.twin.TwinView;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cells that follow from the last version of every fact, and how others compare with them. */
public final class ExpectedCells {

    /** The views of the twin that list all cells of a rollup. */
    private static final Map<Rollup, String> VIEWS = Map.of(
            CampaignRollups.CUSTOMERS, "customer-types",
            CampaignRollups.CUSTOMER_DAYS, "customer-days",
            CampaignRollups.SEGMENTS, "segments",
            CampaignRollups.SEGMENT_DAYS, "segment-days");

    private static final List<String> MEASURES =
            CampaignRollups.MEASURES.stream().map(Measure::name).toList();

    private final Map<String, Cell.Sums> cells;

    private ExpectedCells(Map<String, Cell.Sums> cells) {
        this.cells = cells;
    }

    /** Computes the cells by the SQL twin, in DuckDB, from the facts themselves. */
    public static ExpectedCells of(SampleFacts sample) {
        try (Twin twin = Twin.open()) {
            sample.forEach(fact -> twin.put(key(fact), fact));
            Map<String, Cell.Sums> cells = new HashMap<>();
            VIEWS.forEach((rollup, name) -> {
                TwinView view = TwinView.named(name);
                addAll(cells, rollup.name(), view, twin.compute(view));
            });
            return new ExpectedCells(cells);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static ExpectedCells read(Path file) throws IOException {
        Map<String, Cell.Sums> cells = new HashMap<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.map(Cell::parse).forEach(cell -> cells.put(cell.key(), cell.sums()));
        }
        return new ExpectedCells(cells);
    }

    /** Writes one line a cell. */
    public void write(Path file) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            cells.forEach((key, sums) -> writeLine(writer, new Cell(key, sums)));
        }
    }

    public int size() {
        return cells.size();
    }

    /** Compares other cells with these, each cell once; an empty cell equals an absent one. */
    public Comparison compare(Iterator<Cell> actual) {
        Map<String, Cell.Sums> missing = new HashMap<>(cells);
        long differences = 0;
        String first = "";
        while (actual.hasNext()) {
            Cell cell = actual.next();
            Cell.Sums expected = missing.remove(cell.key());
            if (!cell.sums().equals(expected == null ? Cell.Sums.ZERO : expected)) {
                differences++;
                first = first.isEmpty() ? cell + ", expected " + expected : first;
            }
        }
        for (Map.Entry<String, Cell.Sums> absent : missing.entrySet()) {
            differences++;
            first = first.isEmpty() ? "no cell " + absent : first;
        }
        return new Comparison(cells.size(), differences, first);
    }

    private static void addAll(Map<String, Cell.Sums> cells, String rollup, TwinView view, TwinTable table) {
        List<Integer> dimensions =
                columns(table, view.key().subList(1, view.key().size()));
        List<Integer> measures = columns(table, MEASURES);
        for (List<@Nullable Object> row : table.rows()) {
            List<String> values =
                    dimensions.stream().map(row::get).map(String::valueOf).toList();
            long[] sums = measures.stream()
                    .mapToLong(column -> units(row.get(column)))
                    .toArray();
            Cell cell = Cell.of(rollup, values, new Cell.Sums(sums[0], sums[1], sums[2], sums[3], sums[4]));
            cells.put(cell.key(), cell.sums());
        }
    }

    private static List<Integer> columns(TwinTable table, List<String> names) {
        return names.stream().map(table.columns()::indexOf).toList();
    }

    private static long units(@Nullable Object value) {
        return switch (value) {
            case BigDecimal money -> Money.toMillionths(money);
            case Number number -> number.longValue();
            case null, default -> throw new IllegalStateException("a measure of the twin is " + value);
        };
    }

    private static String key(CampaignResult fact) {
        return new FactKey(fact.getWorkspace(), fact.getCustomerId(), fact.getId()).toString();
    }

    private static void writeLine(BufferedWriter writer, Cell cell) {
        try {
            writer.write(cell.line());
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What came of a comparison.
     *
     * @param cells number of cells expected
     * @param differences number of cells that differ, are missing or too many
     * @param first the first difference, empty where there is none
     */
    public record Comparison(long cells, long differences, String first) {

        public boolean equal() {
            return differences == 0;
        }
    }
}
