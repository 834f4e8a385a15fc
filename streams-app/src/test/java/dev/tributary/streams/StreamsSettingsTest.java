package dev.tributary.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StreamsSettingsTest {

    @TempDir
    private Path folder;

    @Test
    void shouldNameAnInstanceByItsStateFolderAloneWhenItStartsAgain() {
        StreamsSettings settings = StreamsSettings.of("localhost:1", "http://localhost:2", folder.resolve("one"));
        String id = settings.instanceId();

        assertThat(settings.withThreads(7).withApplicationId("other").instanceId())
                .isEqualTo(id);
        assertThat(StreamsSettings.of("localhost:1", "http://localhost:2", folder.resolve("two"))
                        .instanceId())
                .isNotEqualTo(id);
    }
}
