package dev.tributary.torture.watch;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What all onlookers have seen, counted; what must not be is kept. For several threads. */
public final class Sightings {

    /** What there is to see. */
    public enum Kind {
        COMPLETE,
        STALE,
        PARTIAL,
        REFUSED,
        TOO_SLOW_504,
        API_AWAY,
        LESS_AFTER_A_FAULT
    }

    private static final int MOST_KEPT = 50;

    private final Consumer<String> log;
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final List<String> violations = new ArrayList<>();
    private long wrong;

    public Sightings(Consumer<String> log) {
        this.log = log;
    }

    synchronized void count(Kind kind) {
        counts.merge(kind, 1L, Long::sum);
    }

    /** Something that must never be. */
    public synchronized void violation(String what) {
        wrong++;
        if (violations.size() < MOST_KEPT) {
            violations.add(what);
            log.accept("WRONG: " + what);
        }
    }

    /** How often each was seen. */
    public synchronized Map<String, Long> counts() {
        Map<String, Long> byName = new TreeMap<>();
        for (Kind kind : Kind.values()) {
            byName.put(kind.name().toLowerCase(java.util.Locale.ROOT), counts.getOrDefault(kind, 0L));
        }
        return byName;
    }

    /** Questions that were asked, answered or not. */
    public synchronized long questions() {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        return all - counts.getOrDefault(Kind.LESS_AFTER_A_FAULT, 0L);
    }

    /** How often something was wrong. */
    public synchronized long wrong() {
        return wrong;
    }

    /** The first things that were wrong. */
    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }
}
