package dev.tributary.api.ledger;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What became of everything that one source brought.
 *
 * @param source a dataset of replays, or {@code live}
 * @param rows the rows of its replays; all zero where it is no replay
 * @param records its records that reached the topology
 * @param samples rows that were sent, but that the figures do not count, of which some are dead letters too, by reason
 * @param deadLetters records refused behind the replay, by {@code stage: reason}
 * @param balanced whether no row and no record is unaccounted for
 */
record LedgerRow(
        String source,
        Rows rows,
        Records records,
        SortedMap<String, BigInteger> samples,
        SortedMap<String, BigInteger> deadLetters,
        boolean balanced) {

    private static final String REFUSED_BY_REPLAY = "replay: ";
    private static final String SAMPLE_OF_REPLAY = "sample: ";

    /**
     * Rows of files.
     *
     * @param read rows read
     * @param sent rows sent as records
     * @param skipped rows outside the range asked for
     * @param rejected rows refused before sending, by reason
     */
    record Rows(BigInteger read, BigInteger sent, BigInteger skipped, SortedMap<String, BigInteger> rejected) {

        private boolean balanced() {
            return read.equals(sent.add(skipped).add(sum(rejected)));
        }
    }

    /**
     * Records taken up.
     *
     * @param applied new facts
     * @param duplicate facts known already with the same content
     * @param replaced facts that took the place of an older version
     * @param removed facts that were taken out
     */
    record Records(BigInteger applied, BigInteger duplicate, BigInteger replaced, BigInteger removed) {

        private BigInteger total() {
            return applied.add(duplicate).add(replaced).add(removed);
        }
    }

    /** Puts the cells of one source together. */
    static LedgerRow of(String source, List<LedgerCell> cells) {
        SortedMap<String, BigInteger> rejected = new TreeMap<>();
        SortedMap<String, BigInteger> samples = new TreeMap<>();
        SortedMap<String, BigInteger> deadLetters = new TreeMap<>();
        Map<String, BigInteger> counts = new TreeMap<>();
        for (LedgerCell cell : cells) {
            if (!cell.stage().equals("dead-letters")) {
                counts.merge(cell.stage() + "/" + cell.outcome(), cell.count(), BigInteger::add);
            } else if (cell.outcome().startsWith(REFUSED_BY_REPLAY)) {
                rejected.merge(cell.outcome().substring(REFUSED_BY_REPLAY.length()), cell.count(), BigInteger::add);
            } else if (cell.outcome().startsWith(SAMPLE_OF_REPLAY)) {
                samples.merge(cell.outcome().substring(SAMPLE_OF_REPLAY.length()), cell.count(), BigInteger::add);
            } else {
                deadLetters.merge(cell.outcome(), cell.count(), BigInteger::add);
            }
        }
        Rows rows = new Rows(
                count(counts, "rows/read"), count(counts, "rows/sent"), count(counts, "rows/skipped"), rejected);
        Records records = new Records(
                count(counts, "records/applied"),
                count(counts, "records/duplicate"),
                count(counts, "records/replaced"),
                count(counts, "records/removed"));
        return new LedgerRow(source, rows, records, samples, deadLetters, balanced(rows, records, deadLetters));
    }

    /** The same as single counts, those of zero left out. */
    Stream<LedgerCell> cells() {
        Stream<LedgerCell> counts = Stream.of(
                cell("rows", "read", rows.read()),
                cell("rows", "sent", rows.sent()),
                cell("rows", "skipped", rows.skipped()),
                cell("records", "applied", records.applied()),
                cell("records", "duplicate", records.duplicate()),
                cell("records", "replaced", records.replaced()),
                cell("records", "removed", records.removed()));
        return Stream.of(
                        counts,
                        letters(REFUSED_BY_REPLAY, rows.rejected()),
                        letters(SAMPLE_OF_REPLAY, samples),
                        letters("", deadLetters))
                .flatMap(Function.identity())
                .filter(cell -> cell.count().signum() != 0);
    }

    private Stream<LedgerCell> letters(String stage, SortedMap<String, BigInteger> reasons) {
        return reasons.entrySet().stream()
                .map(reason -> cell("dead-letters", stage + reason.getKey(), reason.getValue()));
    }

    private LedgerCell cell(String stage, String outcome, BigInteger count) {
        return new LedgerCell(source, stage, outcome, count);
    }

    /** Live sources count no rows, so that nothing says how many records they sent. */
    private static boolean balanced(Rows rows, Records records, SortedMap<String, BigInteger> deadLetters) {
        boolean replayed = rows.read().signum() != 0;
        return rows.balanced()
                && (!replayed || rows.sent().equals(records.total().add(sum(deadLetters))));
    }

    private static BigInteger count(Map<String, BigInteger> counts, String name) {
        return counts.getOrDefault(name, BigInteger.ZERO);
    }

    private static BigInteger sum(SortedMap<String, BigInteger> counts) {
        return counts.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    }
}
