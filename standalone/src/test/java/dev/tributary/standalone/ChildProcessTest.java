package dev.tributary.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChildProcessTest {

    @TempDir
    private Path folder;

    private Process process;

    @BeforeEach
    void startAProcess() throws IOException {
        process = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void endIt() {
        process.destroyForcibly();
    }

    @Test
    void shouldEndTheRecordedProcessWhenItStillRuns() throws Exception {
        ChildProcess.record(pidFile(), process.toHandle());

        ChildProcess.read(pidFile(), 1).orElseThrow().stop();

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void shouldSpareAStrangerWhenTheSystemGaveTheIdAnew() {
        new ChildProcess(process.pid(), Instant.now().minus(Duration.ofHours(1))).stop();

        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void shouldReadNothingWhenThePidFileIsTorn() throws IOException {
        Files.write(pidFile(), List.of("123"));

        assertThat(ChildProcess.read(pidFile(), 1)).isEmpty();
        assertThat(ChildProcess.read(folder.resolve("missing"), 1)).isEmpty();
    }

    private Path pidFile() {
        return folder.resolve("child.pid");
    }
}
