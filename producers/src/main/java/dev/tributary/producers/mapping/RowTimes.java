package dev.tributary.producers.mapping;

import dev.tributary.producers.source.Row;
import dev.tributary.producers.source.Source;

/** Reads the event time of rows, and nothing else of them. */
public final class RowTimes {

    private static final long MILLIS_A_DAY = 86_400_000;

    private final Row row;
    private final int columns;
    private final FieldReader reader;
    private final int slot;
    private final long unit;
    private final FactContent content;

    private RowTimes(Mapping mapping, Source source, FieldReader[] readers) {
        this.row = source.row();
        this.columns = source.columns().size();
        this.slot = mapping.slot(mapping.time());
        this.reader = readers[slot];
        this.unit = unit(reader.field().type());
        this.content = FactContent.of(mapping);
    }

    /** A reader of the times of a file. */
    public static RowTimes of(Mapping mapping, Source source) {
        return new RowTimes(mapping, source, Columns.of(source).readers(mapping.fields()));
    }

    /** Milliseconds in one unit of a type of time. */
    static long unit(FieldType type) {
        return type == FieldType.DATE ? MILLIS_A_DAY : 1;
    }

    /** Takes the present row of the source; false where its time cannot be read. */
    public boolean read() {
        content.clear();
        return row.size() == columns && row.fault().isEmpty() && reader.read(row, content) == Problem.NONE;
    }

    /** The event time of the row in milliseconds since 1970; midnight UTC of a date; 0 where it has none. */
    public long eventTime() {
        return content.has(slot) ? content.number(slot) * unit : 0;
    }
}
