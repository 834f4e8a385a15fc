package dev.tributary.producers.source;

import java.io.Closeable;
import java.util.List;
import java.util.Set;

/**
 * Tables that belong together: those of a database, the sheets of a workbook, or several CSV files.
 *
 * <p>All methods throw {@link dev.tributary.producers.ReplayException} where they cannot be read.
 */
public interface Tables extends Closeable {

    /** What holds them, as errors tell it. */
    String name();

    /**
     * Whether people name the tables, as they do files and sheets: then their columns may tell what they are, and several may
     * hold parts of one table.
     */
    default boolean areNamedFreely() {
        return false;
    }

    /** The names of all tables. */
    List<String> names();

    /**
     * Opens a table. One is read at a time.
     *
     * @param wanted the columns to read; the fields of the others may stay empty
     */
    Source open(String table, Set<String> wanted);

    /** The bytes of all tables, as far as they are known. */
    long size();
}
