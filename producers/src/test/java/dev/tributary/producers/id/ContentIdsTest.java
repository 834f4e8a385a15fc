package dev.tributary.producers.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContentIdsTest {

    @Test
    void shouldNumberEqualRowsInOrder() {
        ContentIds ids = new ContentIds();

        String first = ids.next(new byte[] {1, 2}, 2);

        assertThat(first).matches("[A-Za-z0-9_-]{22}");
        assertThat(ids.next(new byte[] {1, 2, 3}, 2)).isEqualTo(first + ".1");
        assertThat(ids.next(new byte[] {1, 3}, 2)).isNotEqualTo(first).hasSize(22);
        assertThat(ids.next(new byte[] {1, 2}, 2)).isEqualTo(first + ".2");
        assertThat(new ContentIds().next(new byte[] {1, 2}, 2)).isEqualTo(first);
    }

    @Test
    void shouldCountAsAMapDoesWhenRowsAreManyAndSomeVeryFrequent() {
        Ordinals ordinals = new Ordinals();
        Map<Long, Long> expected = new HashMap<>();
        Random random = new Random(42);
        for (int i = 0; i < 200_000; i++) {
            long hash = (random.nextInt(10) == 0 ? random.nextInt(20) : random.nextInt(100_000)) * 0x9E3779B97F4A7C15L
                    & ~0xffL;
            assertThat(ordinals.next(hash)).isEqualTo(expected.merge(hash, 1L, Long::sum) - 1);
        }
        assertThat(expected.values()).anyMatch(count -> count > 600);
    }

    @Test
    void shouldGiveADistinctIdToEachOfManyRows() {
        ContentIds ids = new ContentIds();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            seen.add(ids.next(ByteBuffer.allocate(8).putInt(i % 70_000).array(), 8));
        }
        assertThat(seen).hasSize(100_000);
    }
}
