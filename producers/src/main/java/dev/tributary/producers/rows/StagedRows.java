package dev.tributary.producers.rows;

import dev.tributary.producers.ReplayException;
import dev.tributary.producers.mapping.Columns;
import dev.tributary.producers.mapping.Dataset;
import dev.tributary.producers.mapping.Lines;
import dev.tributary.producers.mapping.Mapping;
import dev.tributary.producers.source.LineJoin;
import dev.tributary.producers.source.LineJoin.Lookup;
import dev.tributary.producers.source.Printable;
import dev.tributary.producers.source.Source;
import dev.tributary.producers.source.Stage;
import dev.tributary.producers.source.StagedSource;
import dev.tributary.producers.source.StagedTable;
import dev.tributary.producers.source.StraySource;
import dev.tributary.producers.source.Table;
import dev.tributary.producers.source.TableNames;
import dev.tributary.producers.source.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Copies the tables of a dataset into a stage and puts them together there. */
final class StagedRows {

    private final Tables tables;
    private final List<String> unclaimed;
    private final Set<String> anyColumn;
    private final Stage stage;
    private final long bytes;

    private StagedRows(Tables tables, Dataset dataset, Stage stage) {
        this.tables = tables;
        this.unclaimed = new ArrayList<>(tables.names());
        this.anyColumn = dataset.columns();
        this.stage = stage;
        this.bytes = tables.size() / dataset.tables().size();
    }

    /**
     * The rows that a dataset reads of tables.
     *
     * @param stage an empty one, which must stay open as long as the rows are read
     * @throws ReplayException where a table or a column is missing
     */
    static List<RowInput> of(Tables tables, Dataset dataset, Stage stage) {
        StagedRows rows = new StagedRows(tables, dataset, stage);
        List<RowInput> inputs = dataset.tables().stream()
                .flatMap(kind -> rows.inputs(kind).stream())
                .toList();
        if (inputs.isEmpty()) {
            throw rows.lacks(dataset.tables().getFirst().table().orElseThrow());
        }
        return inputs;
    }

    private List<RowInput> inputs(Mapping kind) {
        Table table = kind.table().orElseThrow();
        List<String> name = find(table, columns -> columns.suit(kind));
        if (name.isEmpty()) {
            if (!table.optional()) {
                throw lacks(table);
            }
            return List.of();
        }
        if (kind.lines().isEmpty()) {
            StagedTable copied = copy(name, kind.columns(), Optional.empty(), false);
            return List.of(input(kind, copied, Optional.empty()));
        }
        return withLines(kind, kind.lines().get(), name);
    }

    private List<RowInput> withLines(Mapping kind, Lines lines, List<String> name) {
        List<String> linesName = find(lines.table(), columns -> columns.suit(lines));
        if (linesName.isEmpty()) {
            throw lacks(lines.table());
        }
        StagedTable main = copy(name, kind.columns(), Optional.of(kind.idColumn()), false);
        LineJoin join = join(kind, main, lines, linesName);
        stage.join(main, join);
        return List.of(input(kind, main, Optional.of(join)), strays(kind, main));
    }

    private LineJoin join(Mapping kind, StagedTable main, Lines lines, List<String> linesName) {
        Set<String> references = new HashSet<>(lines.of());
        lines.joins().values().forEach(references::addAll);
        StagedTable line = copy(linesName, union(lines.columns(), references), Optional.empty(), false);
        List<Lookup> lookups = new ArrayList<>();
        for (Map.Entry<Table, List<String>> lookup : lines.joins().entrySet()) {
            List<String> name = find(lookup.getKey(), columns -> columns.suit(lookup.getKey(), lines));
            if (!name.isEmpty()) {
                lookup(name, lookup.getKey(), lookup.getValue(), lines, line, lookups)
                        .ifPresent(lookups::add);
            }
        }
        return new LineJoin(
                columns(main).require(kind.idColumn()), line, columns(line).require(lines.of()), lookups);
    }

    /** A table to look up; nothing where no column refers to it. */
    private Optional<Lookup> lookup(
            List<String> name, Table table, List<String> by, Lines lines, StagedTable line, List<Lookup> before) {
        for (int reference = before.size() - 1; reference >= -1; reference--) {
            StagedTable from = reference < 0 ? line : before.get(reference).table();
            if (columns(from).find(by).isPresent()) {
                List<String> key = Lines.key(table);
                StagedTable copied = copy(name, wanted(table, lines, key), Optional.of(key), true);
                return Optional.of(new Lookup(
                        table.name(),
                        copied,
                        columns(copied).require(key),
                        reference,
                        columns(from).require(by)));
            }
        }
        return Optional.empty();
    }

    /** The columns of a table that is looked up: those that lines read of it, and those that refer to a further table. */
    private static Set<String> wanted(Table table, Lines lines, List<String> key) {
        Set<String> wanted = new HashSet<>(key);
        String prefix = table.name() + ".";
        lines.columns().stream()
                .filter(column -> column.startsWith(prefix))
                .forEach(column -> wanted.add(column.substring(prefix.length())));
        lines.joins().values().forEach(wanted::addAll);
        return wanted;
    }

    private StagedTable copy(List<String> names, Set<String> wanted, Optional<List<String>> key, boolean lookup) {
        List<Source> sources = new ArrayList<>();
        for (String name : names) {
            sources.add(tables.open(name, wanted));
        }
        return stage.copy(sources, wanted, key, lookup);
    }

    /** The tables of a name; where people name them, those without one that have its columns. */
    private List<String> find(Table table, Predicate<Columns> suits) {
        List<String> found = TableNames.nearest(unclaimed, table.names());
        if (found.isEmpty() && tables.areNamedFreely()) {
            found = unclaimed.stream()
                    .filter(name -> suits.test(columnsOf(name)))
                    .toList();
        }
        if (found.size() > 1 && !tables.areNamedFreely()) {
            throw ReplayException.failed(tables.name() + " has several tables that may be '" + table.name() + "': "
                    + Printable.list(found) + ". Name the right one by --mapping");
        }
        unclaimed.removeAll(found);
        return found;
    }

    private Columns columnsOf(String name) {
        try (Source source = tables.open(name, anyColumn)) {
            return Columns.of(source);
        } catch (IOException e) {
            throw ReplayException.failed("cannot read " + name + ": " + e.getMessage());
        }
    }

    private RowInput input(Mapping kind, StagedTable table, Optional<LineJoin> join) {
        return new RowInput(
                kind,
                () -> StagedSource.open(stage, table, join, bytes),
                () -> StagedSource.open(stage, table, Optional.empty(), bytes));
    }

    private RowInput strays(Mapping kind, StagedTable main) {
        List<String> columns = Arrays.stream(main.copiedColumns())
                .mapToObj(main.columns()::get)
                .toList();
        return new RowInput(
                kind.withoutLines(), () -> StraySource.open(stage, columns), () -> StraySource.open(stage, columns));
    }

    private static Columns columns(StagedTable table) {
        return Columns.of(table.name(), table.columns());
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    private ReplayException lacks(Table table) {
        return ReplayException.failed(tables.name() + " has no table '" + table.name() + "'; its tables are "
                + Printable.list(tables.names()) + ". Give a mapping file by --mapping where they have other names");
    }
}
