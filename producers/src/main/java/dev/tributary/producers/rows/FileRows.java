package dev.tributary.producers.rows;

import dev.tributary.producers.mapping.Columns;
import dev.tributary.producers.mapping.Mapping;
import dev.tributary.producers.mapping.RowMapper;
import dev.tributary.producers.source.CsvSource;
import dev.tributary.producers.source.Source;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The rows of one file, read one ahead, so that several files can be merged by time. */
public final class FileRows implements Closeable {

    private static final Item SKIPPED = new Item.Skipped();

    private final Source source;
    private final RowMapper mapper;
    private final List<String> unusedColumns;
    private boolean accepted;
    private long time = Long.MIN_VALUE;
    private long latest = Long.MIN_VALUE;
    private volatile boolean sorted = true;

    private FileRows(Source source, Mapping mapping, String workspace, FactEncoder encoder) {
        this.source = source;
        this.mapper = RowMapper.of(mapping, workspace, source, encoder::encode);
        this.unusedColumns = Columns.of(source).unused(mapping);
    }

    /** Opens a file and checks its header. */
    public static FileRows open(Path file, Mapping mapping, String workspace, FactEncoder encoder) {
        CsvSource source = CsvSource.open(file, mapping.delimiter(), mapping.columns());
        return new FileRows(source, mapping, workspace, encoder);
    }

    public String name() {
        return source.name();
    }

    /** Columns that the mapping does not read. */
    public List<String> unusedColumns() {
        return unusedColumns;
    }

    /** Whether the rows read so far came in the order of their time. */
    public boolean isSorted() {
        return sorted;
    }

    /** The size of the file in bytes. */
    public long size() {
        return source.size();
    }

    /** Bytes read so far. */
    public long consumed() {
        return source.consumed();
    }

    /** Moves to the next row; false at the end. */
    boolean advance() {
        if (!source.next()) {
            return false;
        }
        accepted = mapper.read();
        // A rejected row has no time of its own; it goes at once.
        time = accepted ? mapper.eventTime() : Long.MIN_VALUE;
        if (accepted) {
            sorted &= time >= latest;
            latest = Math.max(latest, time);
        }
        return true;
    }

    /** The event time of the row in milliseconds; the least possible where it is rejected. */
    long time() {
        return time;
    }

    /** What becomes of the row. */
    Item item(TimeRange range) {
        if (!accepted) {
            return new Item.Rejected(
                    mapper.reason(),
                    mapper.detail(),
                    source.raw(),
                    name(),
                    source.row().position());
        }
        if (time < range.firstMillis() || time > range.lastMillis()) {
            return SKIPPED;
        }
        return new Item.Fact(mapper.key(), mapper.value(), time, mapper.flags());
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
