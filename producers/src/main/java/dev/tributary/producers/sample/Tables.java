package dev.tributary.producers.sample;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes the rows of the tables of a sample, in any order. */
interface Tables {

    /**
     * Adds a row.
     *
     * @param values as many as the table has columns: text, whole numbers, decimal numbers, or null
     */
    void add(TableLayout table, @Nullable Object... values) throws IOException;

    /** Adds all rows. */
    @FunctionalInterface
    interface Filling {
        void fill(Tables tables) throws IOException;
    }
}
