package dev.tributary.producers.rows;

import dev.tributary.producers.ReplayException;
import dev.tributary.producers.mapping.Columns;
import dev.tributary.producers.mapping.Dataset;
import dev.tributary.producers.mapping.Mapping;
import dev.tributary.producers.source.CsvSource;
import dev.tributary.producers.source.ParquetFile;
import dev.tributary.producers.source.ParquetSource;
import dev.tributary.producers.source.Source;
import dev.tributary.producers.source.SqliteFile;
import dev.tributary.producers.source.SqliteSource;
import dev.tributary.producers.source.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Rows of one kind in a file: all those of a CSV or Parquet file, or those of a table in a SQLite file.
 *
 * @param rows opens them
 * @param times opens them to read their event times alone
 */
public record RowInput(Mapping kind, Supplier<Source> rows, Supplier<Source> times) {

    /**
     * The rows that a dataset reads of a file.
     *
     * @throws ReplayException where the file is of none of its kinds
     */
    public static List<RowInput> of(Path file, Dataset dataset) {
        if (ParquetFile.isParquet(file)) {
            return List.of(parquet(file, dataset));
        }
        if (!SqliteFile.isSqlite(file)) {
            return List.of(csv(file, dataset));
        }
        List<Mapping> kinds = dataset.tables();
        if (kinds.isEmpty()) {
            throw ReplayException.failed(
                    file.getFileName() + " is a SQLite database, but " + dataset.name()
                            + " has no kinds that are tables; save its rows as CSV in UTF-8, or describe its tables by --mapping");
        }
        return kinds.stream().map(kind -> table(file, kind, kinds.size())).toList();
    }

    private static RowInput csv(Path file, Dataset dataset) {
        Dataset files = dataset.withoutTables();
        if (files.kinds().isEmpty()) {
            throw ReplayException.failed(file.getFileName() + " is not a SQLite database, or is encrypted; "
                    + dataset.name() + " reads the tables "
                    + dataset.tables().stream()
                            .flatMap(kind -> kind.table().stream())
                            .map(Table::name)
                            .collect(Collectors.joining(", "))
                    + " of one");
        }
        Supplier<Source> opener = () -> CsvSource.open(file, files.delimiter(), files.columns());
        return new RowInput(kind(opener, files), opener, opener);
    }

    private static RowInput parquet(Path file, Dataset dataset) {
        Dataset files = dataset.withoutTables();
        if (files.kinds().isEmpty()) {
            throw ReplayException.failed(file.getFileName() + " is a Parquet file, but " + dataset.name()
                    + " reads the tables of a database");
        }
        Mapping kind = kind(() -> ParquetSource.open(file, Set.of()), files);
        return new RowInput(
                kind,
                () -> ParquetSource.open(file, kind.columns()),
                () -> ParquetSource.open(file, kind.timeColumns()));
    }

    private static Mapping kind(Supplier<Source> opener, Dataset files) {
        try (Source source = opener.get()) {
            return Columns.of(source).kind(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RowInput table(Path file, Mapping kind, int tables) {
        Table table = kind.table().orElseThrow();
        return new RowInput(
                kind,
                () -> SqliteSource.open(file, table, kind.columns(), tables),
                () -> SqliteSource.open(file, table, kind.timeColumns(), tables));
    }
}
