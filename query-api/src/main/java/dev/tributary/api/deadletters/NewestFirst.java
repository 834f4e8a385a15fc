package dev.tributary.api.deadletters;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Pages of dead letters, of each partition the newest first, and of several partitions' newest the one with the latest
 * time. A page looks through a bounded number of letters, so it may have fewer rows than asked for, and more behind it.
 */
final class NewestFirst {

    private static final int WINDOW = 500;

    private final Letters letters;
    private final Function<ConsumerRecord<byte[], byte[]>, Optional<DeadLetter>> wanted;
    private final long[] low;
    private final List<Deque<Found>> found;
    private long budget;

    private NewestFirst(
            Letters letters,
            Function<ConsumerRecord<byte[], byte[]>, Optional<DeadLetter>> wanted,
            long[] before,
            long budget) {
        this.letters = letters;
        this.wanted = wanted;
        this.low = before.clone();
        this.budget = budget;
        this.found = Stream.<Deque<Found>>generate(ArrayDeque::new)
                .limit(before.length)
                .toList();
    }

    /**
     * A page.
     *
     * @param before where it starts: the offset behind the first letter to look at, by partition
     */
    record Page(List<DeadLetter> rows, Optional<long[]> before) {}

    /**
     * Reads a page.
     *
     * @param wanted the letters to show, empty for others
     * @param before where the page starts; empty for the newest
     * @param limit most letters to show
     * @param budget about the most letters to look at
     */
    static Page page(
            Letters letters,
            Function<ConsumerRecord<byte[], byte[]>, Optional<DeadLetter>> wanted,
            Optional<long[]> before,
            int limit,
            long budget) {
        long[] start = IntStream.range(0, letters.partitions())
                .mapToLong(part -> before.filter(given -> part < given.length)
                        .map(given -> Math.clamp(given[part], letters.begin(part), letters.end(part)))
                        .orElse(letters.end(part)))
                .toArray();
        return new NewestFirst(letters, wanted, start, budget).page(limit);
    }

    /** Offsets as the text of a cursor. */
    static String text(long[] offsets) {
        return Arrays.stream(offsets).mapToObj(Long::toString).collect(Collectors.joining(","));
    }

    /** The offsets in a cursor. */
    static long[] offsets(String text) {
        return Arrays.stream(text.split(",")).mapToLong(Long::parseLong).toArray();
    }

    private Page page(int limit) {
        List<DeadLetter> rows = new ArrayList<>();
        while (rows.size() < limit && lookAtEveryPartition()) {
            Optional<Deque<Found>> newest = found.stream()
                    .filter(part -> !part.isEmpty())
                    .max(Comparator.comparing(part -> part.element().letter().at()));
            if (newest.isEmpty()) {
                return new Page(rows, Optional.empty());
            }
            rows.add(newest.get().remove().letter());
        }
        return new Page(rows, rest());
    }

    /** Whether the newest letter of every partition that has one is known; not so when the budget is used up. */
    private boolean lookAtEveryPartition() {
        for (int part = 0; part < low.length; part++) {
            while (found.get(part).isEmpty() && low[part] > letters.begin(part)) {
                if (budget <= 0) {
                    return false;
                }
                look(part);
            }
        }
        return true;
    }

    private void look(int part) {
        long from = Math.max(letters.begin(part), low[part] - WINDOW);
        Deque<Found> into = found.get(part);
        letters.read(part, from, low[part], record -> wanted.apply(record)
                .ifPresent(letter -> into.addFirst(new Found(record.offset(), letter))));
        budget -= low[part] - from;
        low[part] = from;
    }

    private Optional<long[]> rest() {
        long[] before = IntStream.range(0, low.length)
                .mapToLong(part -> found.get(part).isEmpty()
                        ? low[part]
                        : found.get(part).element().offset() + 1)
                .toArray();
        boolean more = IntStream.range(0, low.length).anyMatch(part -> before[part] > letters.begin(part));
        return more ? Optional.of(before) : Optional.empty();
    }

    private record Found(long offset, DeadLetter letter) {}
}
