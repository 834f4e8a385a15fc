package dev.tributary.producers;

import dev.tributary.producers.rows.Item;
import java.util.Map;
import java.util.TreeMap;

/** What a replay has done so far, row by row; goes into the ledger with every commit. Used by one thread. */
public final class Counts {

    private long read;
    private long sent;
    private long skipped;
    private final Map<String, Long> rejected = new TreeMap<>();
    private final Map<String, Long> flagged = new TreeMap<>();

    private Counts() {}

    /** Nothing yet. */
    public static Counts none() {
        return new Counts();
    }

    /** What an earlier attempt has done. */
    public static Counts of(long read, long sent, long skipped, Map<String, Long> rejected, Map<String, Long> flagged) {
        Counts counts = new Counts();
        counts.read = read;
        counts.sent = sent;
        counts.skipped = skipped;
        counts.rejected.putAll(rejected);
        counts.flagged.putAll(flagged);
        return counts;
    }

    /** Counts a row. */
    public void add(Item item) {
        read++;
        switch (item) {
            case Item.Fact fact -> addSent(fact);
            case Item.Dropped dropped -> {
                addSent(dropped.fact());
                flagged.merge(dropped.row().reason(), 1L, Long::sum);
            }
            case Item.Rejected row -> rejected.merge(row.reason(), 1L, Long::sum);
            case Item.Skipped ignored -> skipped++;
        }
    }

    private void addSent(Item.Fact fact) {
        sent++;
        for (String flag : fact.flags()) {
            flagged.merge(flag, 1L, Long::sum);
        }
    }

    /** How many rows that were sent have this flag, or are dropped for this reason. */
    long flagged(String reason) {
        return flagged.getOrDefault(reason, 0L);
    }

    public long read() {
        return read;
    }

    public long sent() {
        return sent;
    }

    public long skipped() {
        return skipped;
    }

    public Map<String, Long> rejected() {
        return Map.copyOf(rejected);
    }

    /** Rows that were sent, but look suspicious or do not count, by reason. */
    public Map<String, Long> flagged() {
        return Map.copyOf(flagged);
    }
}
