package dev.tributary.producers.source;

import java.io.Closeable;
import java.util.List;
import java.util.Optional;

/**
 * The rows of one file, in file order. Typed formats render their values as text in the canonical form (plain decimal
 * numbers, ISO dates and instants), so that all formats meet the same checks. Not safe for several threads.
 *
 * <p>All methods throw {@link dev.tributary.producers.ReplayException} where the file cannot be read on.
 */
public interface Source extends Closeable {

    /** The file's name without folders. */
    String name();

    /** The file or table that the row read last is of. */
    default String origin() {
        return name();
    }

    /** The lines of the row read last, where rows have lines. */
    default Optional<RowLines> lines() {
        return Optional.empty();
    }

    /** The names of the columns, in the order of the fields of a row. */
    List<String> columns();

    /** Reads the next row into {@link #row()}; false at the end. */
    boolean next();

    /** The row read last; reused by the next one. */
    Row row();

    /** The row read last as it stands in the file. */
    RawRow raw();

    /** The size of the file in bytes. */
    long size();

    /** Bytes read so far, for the progress. */
    long consumed();
}
