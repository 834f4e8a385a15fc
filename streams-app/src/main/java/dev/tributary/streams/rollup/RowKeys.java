package dev.tributary.streams.rollup;

import dev.tributary.query.Dimension;
import dev.tributary.query.Rollup;
import dev.tributary.schemas.Money;
import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keys of rows: rollup name, workspace, row dimensions, each so encoded that the order of bytes is the order of values.
 * A range of days of one workspace is one range of keys.
 */
public final class RowKeys {

    private RowKeys() {}

    /** The bytes that every row of a rollup starts with. */
    public static byte[] prefix(Rollup rollup) {
        return new ByteWriter().text(rollup.name()).toBytes();
    }

    /** The bytes that every row of a rollup in a workspace starts with. */
    public static byte[] prefix(Rollup rollup, String workspace) {
        return new ByteWriter().text(rollup.name()).text(workspace).toBytes();
    }

    /** The first key after all keys that start with the prefix. */
    public static byte[] afterAll(byte[] prefix) {
        for (int i = prefix.length - 1; i >= 0; i--) {
            if (prefix[i] != (byte) 0xff) {
                byte[] after = Arrays.copyOf(prefix, i + 1);
                after[i]++;
                return after;
            }
        }
        throw new IllegalArgumentException("no key comes after this prefix");
    }

    /** Name of the rollup that a row belongs to. */
    static String rollupOf(byte[] rowKey) {
        return new ByteReader(rowKey).text();
    }

    static String workspaceOf(byte[] rowKey) {
        ByteReader in = new ByteReader(rowKey);
        in.text();
        return in.text();
    }

    /** Values of the dimensions in their written form, buckets left out. */
    static void readValues(List<Dimension> dimensions, ByteReader in, List<String> values) {
        for (Dimension dimension : dimensions) {
            switch (dimension.kind()) {
                case TEXT -> values.add(in.text());
                case DAY -> values.add(LocalDate.ofEpochDay(in.day()).toString());
                case NUMBER -> values.add(Long.toString(in.ordered()));
                case AMOUNT -> values.add(Money.ofMillionths(in.ordered()).toPlainString());
                case BUCKET -> in.octet();
            }
        }
    }

    /** Values of a row's dimensions, in their written form. */
    public static List<String> rowValues(Rollup rollup, byte[] rowKey) {
        ByteReader in = new ByteReader(rowKey);
        in.text();
        in.text();
        List<String> values = new ArrayList<>();
        readValues(rollup.rowDimensions(), in, values);
        return values;
    }

    /** Values of a cell's dimensions, in their written form. */
    public static List<String> cellValues(Rollup rollup, byte[] cellKey) {
        List<String> values = new ArrayList<>();
        readValues(rollup.cellDimensions(), new ByteReader(cellKey), values);
        return values;
    }
}
