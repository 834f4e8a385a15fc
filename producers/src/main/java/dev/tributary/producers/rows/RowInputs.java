package dev.tributary.producers.rows;

import dev.tributary.producers.ReplayException;
import dev.tributary.producers.mapping.Dataset;
import dev.tributary.producers.source.CsvTables;
import dev.tributary.producers.source.DatabaseAddress;
import dev.tributary.producers.source.JdbcTables;
import dev.tributary.producers.source.SqliteFile;
import dev.tributary.producers.source.SqliteTables;
import dev.tributary.producers.source.Stage;
import dev.tributary.producers.source.Tables;
import dev.tributary.producers.source.XlsxFile;
import dev.tributary.producers.source.XlsxTables;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that a replay reads, kind by kind, and what it is put together in. To be closed after the rows. */
public final class RowInputs implements Closeable {

    private final List<RowInput> list = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();
    private final Map<String, String> databaseContents = new TreeMap<>();

    private RowInputs() {}

    /**
     * The rows that a dataset reads of files and databases. CSV files of a dataset with lines are the tables of one shop.
     *
     * @param watch is told of the progress where tables are put together
     * @throws ReplayException where one of them is of none of its kinds
     */
    public static RowInputs of(Dataset dataset, List<Path> files, List<DatabaseAddress> databases, Stage.Watch watch) {
        RowInputs inputs = new RowInputs();
        try {
            if (dataset.hasLines()) {
                inputs.stageAll(dataset, files, databases, watch);
            } else if (databases.isEmpty()) {
                files.forEach(file -> inputs.list.addAll(RowInput.of(file, dataset)));
            } else {
                throw ReplayException.usage(dataset.name() + " reads files, not databases: "
                        + databases.getFirst().name() + ". Export its tables");
            }
            return inputs;
        } catch (RuntimeException e) {
            try {
                inputs.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private void stageAll(Dataset dataset, List<Path> files, List<DatabaseAddress> databases, Stage.Watch watch) {
        List<Path> texts = new ArrayList<>();
        for (Path file : files) {
            if (SqliteFile.isSqlite(file)) {
                stage(SqliteTables.open(file), dataset, watch);
            } else if (XlsxFile.isWorkbook(file)) {
                stage(XlsxTables.open(file), dataset, watch);
            } else {
                texts.add(file);
            }
        }
        if (!texts.isEmpty()) {
            stage(CsvTables.of(texts, dataset.delimiter()), dataset, watch);
        }
        for (DatabaseAddress database : databases) {
            Stage stage = stage(JdbcTables.open(database), dataset, watch);
            databaseContents.put(database.name(), stage.contentDigest());
        }
    }

    private Stage stage(Tables opened, Dataset dataset, Stage.Watch watch) {
        try (Tables tables = opened) {
            Stage stage = Stage.create(tables.size(), watch);
            stages.add(stage);
            list.addAll(StagedRows.of(tables, dataset, stage));
            return stage;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<RowInput> list() {
        return list;
    }

    /** What tells the content of each database from an earlier one, by its name. */
    public Map<String, String> databaseContents() {
        return databaseContents;
    }

    @Override
    public void close() throws IOException {
        for (Stage stage : stages) {
            stage.close();
        }
    }
}
