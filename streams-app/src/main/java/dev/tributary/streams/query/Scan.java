package dev.tributary.streams.query;

import dev.tributary.query.RollupQuery;
import dev.tributary.query.RollupRow;
import dev.tributary.streams.RollupHome;
import dev.tributary.streams.rollup.StoredRow;
import java.util.Arrays;
import java.util.List;

/** Answers a question from stored rows: which ranges of keys to read, and what the rows come to. */
public interface Scan {

    /**
     * The scan that a question needs.
     *
     * @throws IllegalArgumentException where the question names what the rollup does not have
     */
    static Scan of(RollupHome home, RollupQuery query) {
        return home.baskets()
                .<Scan>map(baskets -> new PairScan(home.rollup(), baskets, query))
                .orElseGet(() -> new RollupScan(home.rollup(), query));
    }

    /** What to read, in the order of the keys. */
    List<Range> ranges();

    /**
     * Adds a row to the answer; rows of a partition come in the order of their keys.
     *
     * @return false where no later row of the partition can be on the page
     */
    boolean read(StoredRow row);

    /** The page of groups so far. */
    List<RollupRow> answer();

    /**
     * A range of keys.
     *
     * @param first the first key to read
     * @param end the key to stop before; no row has it
     */
    record Range(byte[] first, byte[] end) {

        /** Whether a key lies in it. */
        public boolean holds(byte[] key) {
            return Arrays.compareUnsigned(key, first) >= 0 && Arrays.compareUnsigned(key, end) < 0;
        }
    }
}
