package dev.tributary.producers;

import java.util.Map;
import java.util.TreeMap;

/**
 * How an erasure ended.
 *
 * @param dryRun whether the facts were counted only
 * @param facts how many facts of the user each topic held
 */
public record EraseSummary(String workspace, String user, boolean dryRun, Map<String, Integer> facts) {

    public EraseSummary {
        facts = new TreeMap<>(facts);
    }

    /** All facts of the user. */
    public long total() {
        return facts.values().stream().mapToLong(Integer::longValue).sum();
    }
}
