package dev.tributary.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {

    @TempDir
    private Path folder;

    @Test
    void shouldNameTheHolderInOneLineWhenTheFolderIsTaken() throws IOException {
        try (DataFolder held = DataFolder.lock(folder)) {
            assertThatThrownBy(() -> DataFolder.lock(folder))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid())
                    .hasMessageContaining("--data")
                    .message()
                    .hasLineCount(1);
            assertThat(held.path()).isEqualTo(folder.toRealPath());
        }
    }

    @Test
    void shouldGiveTheFolderToTheNextWhenTheFirstHasClosed() throws IOException {
        DataFolder.lock(folder).close();

        try (DataFolder second = DataFolder.lock(folder)) {
            assertThat(second.path()).exists();
        }
    }

    @Test
    void shouldNameTheOptionWhenTheFolderCannotBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> DataFolder.lock(file.resolve("below")))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("--data");
    }
}
