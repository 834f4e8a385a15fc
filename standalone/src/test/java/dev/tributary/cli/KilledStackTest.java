package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.producers.sample.CampaignSample;
import dev.tributary.producers.sample.GrowthSample;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stack as a process of its own, killed in the middle of two replays: after the same replays again every figure is
 * exact.
 */
@Timeout(900)
final class KilledStackTest {

    private static final int ROWS = 5_000;
    private static final int USERS = 1_000;

    /**
     * Event time in two minutes, so that a busy machine too shows figures in the middle: of the two years of campaigns,
     * and of the year of visits, orders and costs.
     */
    private static final String CAMPAIGNS_SPEED = "500000";

    private static final String GROWTH_SPEED = "250000";

    @TempDir
    private Path folder;

    private final List<Process> processes = new ArrayList<>();
    private Path data;
    private List<String> campaigns = List.of();
    private List<String> growth = List.of();
    private Path output;

    @BeforeEach
    void writeFacts() throws IOException {
        data = folder.resolve("data");
        output = Path.of("target", "killed-stack.log");
        Files.deleteIfExists(output);
        campaigns = files("campaigns.csv");
        growth = files("visits.csv", "orders.csv", "costs.csv");
        try (Writer writer = Files.newBufferedWriter(Path.of(campaigns.get(0)));
                Writer visits = Files.newBufferedWriter(Path.of(growth.get(0)));
                Writer orders = Files.newBufferedWriter(Path.of(growth.get(1)));
                Writer costs = Files.newBufferedWriter(Path.of(growth.get(2)))) {
            new CampaignSample(ROWS, 500, 7).writeTo(writer);
            new GrowthSample(USERS, 2_000, 7).writeTo(visits, orders, costs);
        }
    }

    private List<String> files(String... names) {
        return Stream.of(names).map(name -> folder.resolve(name).toString()).toList();
    }

    @AfterEach
    void endProcesses() throws Exception {
        for (Process process : processes) {
            process.destroy();
            process.waitFor();
        }
    }

    @Test
    void shouldBeExactAfterTheSameReplaysWhenTheStackWasKilledInTheMiddle() throws Exception {
        Process first = up();
        long orphan = Long.parseLong(
                Files.readAllLines(data.resolve("registry/registry.pid")).getFirst());
        Process ofCampaigns = command(replay("campaigns", campaigns, "--speed", CAMPAIGNS_SPEED));
        Process ofGrowth = command(replay("growth", growth, "--speed", GROWTH_SPEED));
        awaitSomeFigures("conversion-rate/", "customer_id", ofCampaigns);
        awaitSomeFigures("growth/sessions", "period", ofGrowth);
        assertThat(ofCampaigns.isAlive() && ofGrowth.isAlive())
                .as("the replays are in the middle")
                .isTrue();
        first.destroyForcibly().waitFor();
        ofCampaigns.destroyForcibly().waitFor();
        ofGrowth.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(orphan))
                .as("the registry outlives the kill")
                .isPresent();

        Process second = up();
        assertThat(ProcessHandle.of(orphan)).as("the next start ends it").isEmpty();
        assertThat(run(replay("campaigns", campaigns, "--quiet"))).isZero();
        assertThat(run(replay("growth", growth, "--wait", "--quiet"))).isZero();
        assertThat(run("verify", "--data", data.toString())).isZero();

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

    private String[] replay(String dataset, List<String> files, String... options) {
        return Stream.of(List.of("replay", dataset), files, List.of("--data", data.toString()), List.of(options))
                .flatMap(List::stream)
                .toArray(String[]::new);
    }

    private void awaitSomeFigures(String endpoint, String field, Process replay) throws Exception {
        URI query = RunningStack.find(data).orElseThrow().api().resolve("/api/" + endpoint + "?limit=1");
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!http.send(HttpRequest.newBuilder(query).build(), BodyHandlers.ofString())
                    .body()
                    .contains(field)) {
                assertThat(replay.isAlive()).as("the replay runs on").isTrue();
                Thread.sleep(Duration.ofMillis(100));
            }
        }
    }

    /** Runs a command to its end; in this process, since it is not to be killed. */
    private static int run(String... arguments) {
        return Tributary.commandLine().execute(arguments);
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
