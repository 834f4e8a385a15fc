package dev.tributary.producers.rows;

import dev.tributary.producers.mapping.Columns;
import dev.tributary.producers.mapping.Dataset;
import dev.tributary.producers.mapping.RowTimes;
import dev.tributary.producers.source.CsvSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** Tells whether a file is sorted, by a pass over its event times alone. */
record RowOrder(Path file, Dataset dataset) {

    /** Whether no readable time is before the one above it; stops at the first that is, or when told to. */
    boolean isByTime(BooleanSupplier stopped) {
        try (CsvSource source = CsvSource.open(file, dataset.delimiter(), dataset.columns())) {
            RowTimes times = RowTimes.of(Columns.of(source).kind(dataset), source);
            long latest = Long.MIN_VALUE;
            while (source.next() && !stopped.getAsBoolean()) {
                if (times.read()) {
                    if (times.eventTime() < latest) {
                        return false;
                    }
                    latest = times.eventTime();
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
