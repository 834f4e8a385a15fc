package dev.tributary.streams.rollup;

import dev.tributary.streams.state.ByteStore;
import dev.tributary.streams.state.ByteStore.Entry;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The second stage's arithmetic: a row is the sum of its parts. A part that arrives is compared with the one it
 * replaces, and only the difference is added.
 */
final class PartialMerge {

    private final ByteStore parts;
    private final Rows totals;

    PartialMerge(ByteStore parts, Rows totals) {
        this.parts = parts;
        this.totals = totals;
    }

    void replace(byte[] partialKey, Optional<byte[]> part) {
        Optional<byte[]> before = parts.get(partialKey);
        if (same(before, part)) {
            return;
        }
        byte[] rowKey = PartialRow.rowKey(partialKey);
        int measures = Row.measuresOf(part.or(() -> before).orElseThrow());
        Row total = totals.change(rowKey, 0, rowKey.length, measures);
        part.ifPresent(stored -> Row.decode(
                stored,
                (from, to, sums) -> Sums.addAll(total.cell(stored, from, to).change(), sums)));
        before.ifPresent(stored -> Row.decode(
                stored,
                (from, to, sums) ->
                        Sums.subtractAll(total.cell(stored, from, to).change(), sums)));
        parts.putAll(List.of(new Entry(partialKey, part)));
    }

    private static boolean same(Optional<byte[]> before, Optional<byte[]> part) {
        return before.isPresent() == part.isPresent()
                && (before.isEmpty() || Arrays.equals(before.get(), part.orElseThrow()));
    }
}
