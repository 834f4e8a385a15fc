package dev.tributary.streams.pairs;

import dev.tributary.streams.state.ByteMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The baskets of one workspace; values by number, since each is in many of them. */
public final class Shelf {

    private static final int[] NONE = {};
    private static final int NOT_ASKED = -1;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> values = new ArrayList<>();
    private final ByteMap<int[]> byEntity = new ByteMap<>(16);
    private int[] having = new int[16];
    private int baskets;

    Shelf() {}

    /** Entities that have a basket. */
    public int baskets() {
        return baskets;
    }

    /** Values that are in any basket. */
    public List<String> values() {
        return IntStream.range(0, values.size())
                .filter(number -> having[number] > 0)
                .mapToObj(values::get)
                .toList();
    }

    /**
     * Counts the entities that have a value together with each of some others.
     *
     * @param asked the others, each once; one that nobody has is together with nothing
     * @param taker learns of each value that is in any basket, in no order
     */
    public void count(List<String> asked, Consumer<Together> taker) {
        int[] places = places(asked);
        int[] @Nullable [] both = new int[values.size()][];
        int[] found = new int[asked.size()];
        byEntity.forEach((entity, basket) -> {
            int matches = 0;
            for (int number : basket) {
                if (places[number] != NOT_ASKED) {
                    found[matches++] = places[number];
                }
            }
            if (matches > 0) {
                add(basket, found, matches, both, asked.size());
            }
        });
        for (int number = 0; number < both.length; number++) {
            if (having[number] > 0) {
                taker.accept(together(number, places[number], both[number], asked.size()));
            }
        }
    }

    List<String> of(String entity) {
        int[] basket = basket(key(entity));
        return Arrays.stream(basket).mapToObj(values::get).toList();
    }

    void put(String entity, Collection<String> basket) {
        byte[] key = key(entity);
        int[] before = basket(key);
        int[] after = basket.stream().mapToInt(this::number).toArray();
        if (before.length == 0 && after.length == 0) {
            return;
        }
        byEntity.put(key, after);
        for (int number : before) {
            having[number]--;
        }
        for (int number : after) {
            having[number]++;
        }
        baskets += Math.min(1, after.length) - Math.min(1, before.length);
        if (byEntity.size() > 2 * baskets + 16) {
            byEntity.retain(kept -> kept.length > 0);
        }
    }

    private static void add(int[] basket, int[] found, int matches, int[] @Nullable [] both, int asked) {
        for (int number : basket) {
            int[] counts = both[number];
            if (counts == null) {
                counts = new int[asked];
                both[number] = counts;
            }
            for (int m = 0; m < matches; m++) {
                counts[found[m]]++;
            }
        }
    }

    private Together together(int number, int place, int @Nullable [] counted, int asked) {
        int[] both = counted == null ? new int[asked] : counted;
        if (place != NOT_ASKED) {
            both[place] = 0;
        }
        return new Together(values.get(number), having[number], both);
    }

    /** The place of each value among those asked for. */
    private int[] places(List<String> asked) {
        int[] places = new int[values.size()];
        Arrays.fill(places, NOT_ASKED);
        for (int i = 0; i < asked.size(); i++) {
            Integer number = numbers.get(asked.get(i));
            if (number != null) {
                places[number] = i;
            }
        }
        return places;
    }

    private int number(String value) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        int number = values.size();
        numbers.put(value, number);
        values.add(value);
        if (number == having.length) {
            having = Arrays.copyOf(having, 2 * number);
        }
        return number;
    }

    private int[] basket(byte[] key) {
        int[] basket = byEntity.get(key);
        return basket == null ? NONE : basket;
    }

    private static byte[] key(String entity) {
        return entity.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A value beside some others.
     *
     * @param value the value
     * @param having entities that have it
     * @param both entities that have it together with each of the others; 0 with itself
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Together(String value, int having, int[] both) {}
}
