package dev.tributary.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Optional;

/** Cursors come from anybody: each is read or refused, and one of ours is read as it was written. */
class CursorFuzzTest {

    @FuzzTest
    void shouldReadOrRefuse(FuzzedDataProvider data) {
        Cursor cursor = new Cursor(data.consumeString(20));
        int parts = data.consumeInt(0, 4);
        String given = data.consumeRemainingAsString();

        Optional<List<String>> key = cursor.key(given, parts);

        key.ifPresent(read -> assertThat(cursor.key(cursor.behind(read), parts)).hasValue(read));
        assertThat(cursor.key(cursor.behind(List.of(given)), 1))
                .satisfies(read -> read.ifPresent(back -> assertThat(back).hasSize(1)));
    }
}
