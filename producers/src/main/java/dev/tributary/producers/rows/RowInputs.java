package dev.tributary.producers.rows;

import dev.tributary.producers.mapping.Dataset;
import dev.tributary.producers.source.SqliteTables;
import dev.tributary.producers.source.Stage;
import dev.tributary.producers.source.Tables;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All that a replay reads, kind by kind, and what it is put together in. To be closed after the rows. */
public final class RowInputs implements Closeable {

    private final List<RowInput> list = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();

    private RowInputs() {}

    /**
     * The rows that a dataset reads of files.
     *
     * @param watch is told of the progress where tables are put together
     * @throws dev.tributary.producers.ReplayException where one of them is of none of its kinds
     */
    public static RowInputs of(Dataset dataset, List<Path> files, Stage.Watch watch) {
        RowInputs inputs = new RowInputs();
        try {
            if (dataset.hasLines()) {
                files.forEach(file -> inputs.stage(SqliteTables.open(file), dataset, watch));
            } else {
                files.forEach(file -> inputs.list.addAll(RowInput.of(file, dataset)));
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

    private void stage(Tables opened, Dataset dataset, Stage.Watch watch) {
        try (Tables tables = opened) {
            Stage stage = Stage.create(tables.size(), watch);
            stages.add(stage);
            list.addAll(StagedRows.of(tables, dataset, stage));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<RowInput> list() {
        return list;
    }

    @Override
    public void close() throws IOException {
        for (Stage stage : stages) {
            stage.close();
        }
    }
}
