package dev.tributary.streams.rollup;

import dev.tributary.streams.state.ByteMap;
import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * One row of a rollup, live: its cells by their encoded dimensions. A cell whose sums are all zero is no cell: it is
 * neither stored nor shown, so that a removed fact leaves no trace.
 */
public final class Row {

    private final byte[] key;
    private final int measures;
    private final ByteMap<Cell> cells = new ByteMap<>(2);
    private boolean dirty;
    private int knownSize;

    Row(byte[] key, int measures) {
        this.key = key;
        this.measures = measures;
    }

    /** The row's encoded key, see {@link RowKeys}. */
    public byte[] key() {
        return key;
    }

    boolean isDirty() {
        return dirty;
    }

    void markDirty() {
        dirty = true;
    }

    /** Whether any cell differs from what it was at the last commit. */
    boolean isChanged() {
        boolean[] changed = {false};
        cells.forEach((cellKey, cell) -> changed[0] |= cell.isChanged());
        return changed[0];
    }

    int size() {
        return cells.size();
    }

    /** By how many cells the row has grown since it was last asked, negative where it shrank. */
    int grown() {
        int grown = cells.size() - knownSize;
        knownSize = cells.size();
        return grown;
    }

    /** The cell under the bytes up to {@code length}, made where it is missing. */
    Cell cell(byte[] buffer, int from, int to) {
        Cell cell = cells.get(buffer, from, to);
        if (cell == null) {
            cell = new Cell(measures);
            cells.put(Arrays.copyOfRange(buffer, from, to), cell);
        }
        return cell;
    }

    /** Name of the row's rollup. */
    public String rollup() {
        return RowKeys.rollupOf(key);
    }

    public String workspace() {
        return RowKeys.workspaceOf(key);
    }

    /** The sums over all cells of the row. */
    public Figures total() {
        long[] total = Sums.zero(measures);
        cells.forEach((cellKey, cell) -> Sums.addAll(total, cell.sums()));
        return Figures.of(total);
    }

    /**
     * The cell with the greatest first measure, of several the one whose dimensions come first; nothing where no cell is
     * left.
     */
    public Optional<Top> top() {
        Top[] top = new Top[1];
        cells.forEach((cellKey, cell) -> {
            Figures figures = Figures.of(cell.sums());
            if (!cell.isZero() && (top[0] == null || top[0].isBehind(cellKey, figures))) {
                top[0] = new Top(cellKey, figures);
            }
        });
        return Optional.ofNullable(top[0]);
    }

    /** A cell by its encoded dimensions. */
    public record Top(byte[] cellKey, Figures figures) {

        private boolean isBehind(byte[] otherKey, Figures other) {
            int order = other.get(0).compareTo(figures.get(0));
            return order > 0 || (order == 0 && Arrays.compareUnsigned(otherKey, cellKey) < 0);
        }
    }

    /** Every cell that changed since the last commit, by its encoded dimensions; one that became zero is among them. */
    public void forEachChanged(BiConsumer<byte[], Figures> action) {
        cells.forEach((cellKey, cell) -> {
            if (cell.isChanged()) {
                action.accept(cellKey, Figures.of(cell.sums()));
            }
        });
    }

    /** After a commit: forgets zero cells and what has changed. */
    void settle() {
        dirty = false;
        boolean[] anyZero = {false};
        cells.forEach((cellKey, cell) -> {
            cell.settle();
            anyZero[0] |= cell.isZero();
        });
        if (anyZero[0]) {
            cells.retain(cell -> !cell.isZero());
        }
    }

    /** The stored form, or empty where no cell is left. */
    Optional<byte[]> encode(ByteWriter out) {
        int[] kept = {0};
        cells.forEach((cellKey, cell) -> kept[0] += cell.isZero() ? 0 : 1);
        if (kept[0] == 0) {
            return Optional.empty();
        }
        out.reset().unsigned(kept[0]).unsigned(measures);
        cells.forEach((cellKey, cell) -> {
            if (!cell.isZero()) {
                out.unsigned(cellKey.length).raw(cellKey);
                Sums.write(cell.sums(), out);
            }
        });
        return Optional.of(out.toBytes());
    }

    /** Walks the stored form of a row: each cell's encoded dimensions and its sums. */
    static void decode(byte[] stored, StoredCell action) {
        ByteReader in = new ByteReader(stored);
        int count = (int) in.unsigned();
        int measures = (int) in.unsigned();
        for (int i = 0; i < count; i++) {
            int length = (int) in.unsigned();
            int from = in.position();
            in.skip(length);
            long[] sums = Sums.zero(measures);
            Sums.read(in, sums);
            action.cell(from, from + length, sums);
        }
    }

    static int measuresOf(byte[] stored) {
        ByteReader in = new ByteReader(stored);
        in.unsigned();
        return (int) in.unsigned();
    }

    void load(byte[] stored) {
        decode(stored, (from, to, sums) -> Sums.addAll(cell(stored, from, to).sums(), sums));
        knownSize = cells.size();
    }

    /** Takes a cell of a stored row. */
    interface StoredCell {
        void cell(int from, int to, long[] sums);
    }
}
