package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.producers.sample.CampaignSample;
import dev.tributary.producers.stack.RunningStack;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stack as a process of its own, killed in the middle of a replay: after the same replay again every figure is exact. */
@Timeout(900)
final class KilledStackTest {

    private static final int ROWS = 20_000;

    /** Two years of event time in about half a minute. */
    private static final String SPEED = "2000000";

    @TempDir
    private Path folder;

    private final List<Process> processes = new ArrayList<>();
    private Path data;
    private Path facts;
    private Path output;

    @BeforeEach
    void writeFacts() throws IOException {
        data = folder.resolve("data");
        facts = folder.resolve("campaigns.csv");
        output = Path.of("target", "killed-stack.log");
        Files.deleteIfExists(output);
        try (Writer writer = Files.newBufferedWriter(facts)) {
            new CampaignSample(ROWS, 500, 7).writeTo(writer);
        }
    }

    @AfterEach
    void endProcesses() throws Exception {
        for (Process process : processes) {
            process.destroy();
            process.waitFor();
        }
    }

    @Test
    void shouldBeExactAfterTheSameReplayWhenTheStackWasKilledInTheMiddle() throws Exception {
        Process first = up();
        long orphan = Long.parseLong(
                Files.readAllLines(data.resolve("registry/registry.pid")).getFirst());
        Process replay = command("replay", "campaigns", facts.toString(), "--data", data.toString(), "--speed", SPEED);
        awaitSomeFigures(replay);
        first.destroyForcibly().waitFor();
        replay.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(orphan))
                .as("the registry outlives the kill")
                .isPresent();

        Process second = up();
        assertThat(ProcessHandle.of(orphan)).as("the next start ends it").isEmpty();
        assertThat(finish("replay", "campaigns", facts.toString(), "--data", data.toString(), "--wait", "--quiet"))
                .isZero();
        assertThat(finish("verify", "--data", data.toString())).isZero();

        second.destroy();
        assertThat(second.waitFor()).as("ended by SIGTERM").isEqualTo(143);
        assertThat(data.resolve(RunningStack.FILE)).doesNotExist();
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    private Process up() throws Exception {
        Process process = command(
                "up",
                "--data",
                data.toString(),
                "--port",
                "0",
                "--kafka-port",
                "0",
                "--registry-port",
                "0",
                "--postgres-port",
                "0");
        while (runningStack(process).isEmpty()) {
            assertThat(process.isAlive()).as("the stack runs on").isTrue();
            Thread.sleep(Duration.ofMillis(100));
        }
        return process;
    }

    private Optional<RunningStack> runningStack(Process process) throws IOException {
        return RunningStack.find(data).filter(stack -> stack.pid() == process.pid());
    }

    private void awaitSomeFigures(Process replay) throws Exception {
        URI query = RunningStack.find(data).orElseThrow().api().resolve("/api/conversion-rate/?limit=1");
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!http.send(HttpRequest.newBuilder(query).build(), BodyHandlers.ofString())
                    .body()
                    .contains("customer_id")) {
                assertThat(replay.isAlive()).as("the replay runs on").isTrue();
                Thread.sleep(Duration.ofMillis(100));
            }
        }
        assertThat(replay.isAlive()).as("the replay is in the middle").isTrue();
    }

    private int finish(String... arguments) throws Exception {
        return command(arguments).waitFor();
    }

    private Process command(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Tributary.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(output.toFile()))
                .start();
        processes.add(process);
        return process;
    }
}
