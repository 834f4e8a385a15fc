package dev.tributary.producers.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.producers.source.RawRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemSortTest {

    private static final int ITEMS = 5_000;

    /** From everything in runs of one item, over a few runs, to everything in memory. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2_000, 100_000, Integer.MAX_VALUE})
    void shouldSortStablyAndKeepEveryItemWhateverFitsIntoMemory(int bytesInMemory) {
        List<ItemSort.Timed> expected = new ArrayList<>();
        List<String> given = new ArrayList<>();
        Random random = new Random(7);
        try (ItemSort sort = new ItemSort("topic", bytesInMemory)) {
            for (int i = 0; i < ITEMS; i++) {
                long time = random.nextInt(50);
                Item item = item(i, time);
                expected.add(new ItemSort.Timed(time, item));
                sort.add(time, item);
            }
            sort.finish();
            while (sort.advance()) {
                given.add(sort.time() + " " + text(sort.item()));
            }
        }

        assertThat(given)
                .isEqualTo(expected.stream()
                        .sorted(Comparator.comparingLong(ItemSort.Timed::time))
                        .map(timed -> timed.time() + " " + text(timed.item()))
                        .toList());
    }

    private static Item item(int number, long time) {
        return switch (number % 5) {
            case 0 -> new Item.Fact("topic", bytes("key" + number), bytes("value" + number), time, List.of());
            case 1 -> new Item.Fact("topic", bytes("key" + number), new byte[0], time, List.of("odd", "rather odd"));
            case 2 -> rejected(number);
            case 3 ->
                new Item.Dropped(
                        new Item.Fact("topic", bytes("key" + number), bytes("value"), time, List.of("odd")),
                        rejected(number));
            default -> new Item.Skipped();
        };
    }

    private static Item.Rejected rejected(int number) {
        return new Item.Rejected("bad", "\ud800" + number, new RawRow(bytes("raw"), 900_000), "a.csv", number);
    }

    private static String text(Item item) {
        return switch (item) {
            case Item.Fact fact ->
                fact.topic() + text(fact.key()) + text(fact.value()) + fact.timestamp() + fact.flags();
            case Item.Dropped dropped -> text(dropped.fact()) + text(dropped.row());
            case Item.Rejected row ->
                row.reason()
                        + row.detail()
                        + text(row.raw().bytes())
                        + row.raw().length()
                        + row.file()
                        + row.position();
            case Item.Skipped ignored -> "skipped";
        };
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
