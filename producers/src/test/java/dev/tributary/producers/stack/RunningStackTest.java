package dev.tributary.producers.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningStackTest {

    @TempDir
    Path folder;

    @Test
    void shouldFindWhatWasWrittenWhileItsProcessRuns() throws IOException {
        RunningStack stack = stackOf(ProcessHandle.current().pid());

        stack.write(folder);

        assertThat(RunningStack.find(folder)).contains(stack);
        assertThat(folder.resolve("stack.json")).content().contains("\"bootstrap_servers\" : \"localhost:9092\"");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void shouldFindNothingWhenTheProcessIsGone() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();

        stackOf(gone.pid()).write(folder);

        assertThat(RunningStack.find(folder)).isEmpty();
    }

    @Test
    void shouldFindNothingWhenTheFolderIsEmptyOrTheStackWasRemoved() throws IOException {
        assertThat(RunningStack.find(folder.resolve("none"))).isEmpty();
        stackOf(ProcessHandle.current().pid()).write(folder);

        RunningStack.remove(folder);

        assertThat(RunningStack.find(folder)).isEmpty();
    }

    @Test
    void shouldNameTheFileWhenItIsNotAStackFile() throws IOException {
        Files.writeString(folder.resolve("stack.json"), "{\"api\": ");

        assertThatThrownBy(() -> RunningStack.find(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("stack.json is no stack file");
    }

    private static RunningStack stackOf(long pid) {
        return new RunningStack(
                URI.create("http://localhost:8080"),
                "localhost:9092",
                URI.create("http://localhost:8081"),
                "jdbc:postgresql://localhost:5433/tributary",
                List.of(URI.create("http://localhost:7000")),
                "tributary",
                pid);
    }
}
