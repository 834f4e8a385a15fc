package dev.tributary.producers.rows;

import java.io.Closeable;
import java.util.List;
import java.util.Optional;

/** The rows of one file, read one ahead, so that several files can be merged by time. */
public sealed interface TimedRows extends Closeable permits FileRows, OrderedRows {

    /** The file's name without folders. */
    String name();

    /** Columns that the mapping does not read. */
    List<String> unusedColumns();

    /** The field that the rows should be sorted by, where those given so far were not. */
    Optional<String> unsortedBy();

    /** The size of the file in bytes. */
    long size();

    /** Bytes read so far. */
    long consumed();

    /** Moves to the next row; false at the end. */
    boolean advance();

    /** The event time of the row in milliseconds; the least possible where it is rejected. */
    long time();

    /** What becomes of the row. */
    Item item(TimeRange range);
}
