package dev.tributary.torture.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How long it took until questions were answered again, by what had been done. For several threads. */
public final class Recoveries {

    /**
     * Of several times.
     *
     * @param count how many there are
     */
    public record Times(int count, long medianMillis, long maxMillis) {

        static Times of(Collection<Long> millis) {
            List<Long> sorted = millis.stream().sorted().toList();
            return sorted.isEmpty()
                    ? new Times(0, 0, 0)
                    : new Times(sorted.size(), sorted.get(sorted.size() / 2), sorted.getLast());
        }
    }

    private final Map<String, List<Long>> millis = new TreeMap<>();

    public synchronized void add(String deed, Duration time) {
        millis.computeIfAbsent(deed, first -> new ArrayList<>()).add(time.toMillis());
    }

    /** By the name of what was done. */
    public synchronized Map<String, Times> byDeed() {
        return millis.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> Times.of(entry.getValue()), (one, same) -> one, TreeMap::new));
    }

    public synchronized Times all() {
        return Times.of(millis.values().stream().flatMap(List::stream).toList());
    }
}
