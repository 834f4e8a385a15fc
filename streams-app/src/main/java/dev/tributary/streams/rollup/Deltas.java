package dev.tributary.streams.rollup;

import dev.tributary.query.Rollup;
import dev.tributary.streams.state.ByteWriter;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a domain says what a fact adds to its rollups:
 *
 * <pre>{@code
 * deltas.to(SEGMENTS).text(category).text(type).cell().text(status).add(1, revenue, conversions);
 * }</pre>
 *
 * The same words with the opposite sign take a replaced or removed fact away again. Belongs to one task.
 */
public final class Deltas {

    private final Rows rows;
    private final ByteWriter rowKey = new ByteWriter();
    private final ByteWriter cellKey = new ByteWriter();
    private final Map<Rollup, byte[]> prefixes = new IdentityHashMap<>();
    private ByteWriter target = rowKey;
    private String workspace = "";
    private int sign = 1;
    private int measures;
    private @Nullable Row row;

    public Deltas(Rows rows) {
        this.rows = rows;
    }

    /** What follows is added in this workspace. */
    public Deltas adding(String workspace) {
        return begin(workspace, 1);
    }

    /** What follows is taken away in this workspace. */
    public Deltas removing(String workspace) {
        return begin(workspace, -1);
    }

    /** Starts a delta: the row's dimensions follow in their order, then {@link #cell()} and the cell's. */
    public Deltas to(Rollup rollup) {
        measures = rollup.measures().size();
        rowKey.reset().raw(prefixes.computeIfAbsent(rollup, r -> RowKeys.prefix(r, workspace)));
        cellKey.reset();
        row = null;
        target = rowKey;
        return this;
    }

    public Deltas text(String value) {
        target.text(value);
        return this;
    }

    /** A day, in days since 1970-01-01. */
    public Deltas day(int epochDay) {
        target.day(epochDay);
        return this;
    }

    /** A signed whole number. */
    public Deltas number(long value) {
        target.ordered(value);
        return this;
    }

    /** One of up to 256 buckets, by a stable hash of the text. */
    public Deltas bucket(String text, int buckets) {
        return bucket(text.hashCode(), buckets);
    }

    /** One of up to 256 buckets, by a stable hash of the number. */
    public Deltas bucket(long number, int buckets) {
        target.octet(Math.floorMod((int) number * 0x9e3779b9 >> 8, buckets));
        return this;
    }

    /** The row is named, the dimensions of one cell or of one more follow. */
    public Deltas cell() {
        target = cellKey.reset();
        return this;
    }

    /** Adds amounts to the measures, in their order and in their units. */
    public void add(long... amounts) {
        long[] sums = sums(amounts.length);
        for (int m = 0; m < amounts.length; m++) {
            Sums.add(sums, m, sign * amounts[m]);
        }
    }

    /** Adds sums to the measures, in their order and in their units. */
    public void addSums(long[] amounts) {
        long[] sums = sums(Sums.count(amounts));
        if (sign > 0) {
            Sums.addAll(sums, amounts);
        } else {
            Sums.subtractAll(sums, amounts);
        }
    }

    private long[] sums(int count) {
        if (count != measures) {
            throw new IllegalArgumentException(count + " amounts for " + measures + " measures");
        }
        Row changed = row;
        if (changed == null) {
            changed = rows.change(rowKey.buffer(), 0, rowKey.length(), measures);
            row = changed;
        }
        return changed.cell(cellKey.buffer(), 0, cellKey.length()).change();
    }

    private Deltas begin(String workspace, int sign) {
        if (!this.workspace.equals(workspace)) {
            this.workspace = workspace;
            prefixes.clear();
        }
        this.sign = sign;
        return this;
    }
}
