package dev.tributary.producers.rows;

import dev.tributary.producers.mapping.RowTimes;
import dev.tributary.producers.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BooleanSupplier;

/** Tells whether rows are sorted, by a pass over their event times alone. */
record RowOrder(RowInput input) {

    /** Whether no readable time is before the one above it; stops at the first that is, or when told to. */
    boolean isByTime(BooleanSupplier stopped) {
        try (Source source = input.times().get()) {
            RowTimes times = RowTimes.of(input.kind(), source);
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
