package dev.tributary.producers.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SeenIdsTest {

    @Test
    void shouldTellEveryIdThatCameBeforeHoweverManyThereAre() {
        SeenIds seen = new SeenIds();

        for (int i = 0; i < 50_000; i++) {
            assertThat(seen.add(id(i))).isTrue();
        }
        for (int i = 0; i < 50_000; i++) {
            assertThat(seen.add(id(i))).isFalse();
        }
    }

    private static byte[] id(int number) {
        return ("default/user/" + number).getBytes(StandardCharsets.UTF_8);
    }
}
