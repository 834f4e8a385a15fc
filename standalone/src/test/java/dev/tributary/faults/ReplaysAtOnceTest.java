package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.producers.ReplayException;
import dev.tributary.producers.ReplaySummary;
import dev.tributary.producers.sample.CampaignSample;
import dev.tributary.replay.ReplayRun;
import dev.tributary.streams.StreamsApp;
import dev.tributary.twin.testing.FactHistory;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files of one kind replayed at once, one of them twice, while live facts arrive. */
@Timeout(240)
@ExtendWith(SharedServices.class)
final class ReplaysAtOnceTest {

    private static final int ROWS = 5_000;

    /** Two years within a minute, so that others come in between. */
    private static final double SLOWLY = 1_000_000;

    @Test
    void shouldCountEachRowOnceWhenFilesAreReplayedAtOnceWhileFactsArrive(Services services) throws Exception {
        Path folder = Files.createDirectories(services.folder("at-once-files"));
        List<Path> contested = List.of(file(folder.resolve("contested.csv"), 1));
        List<Path> other = List.of(file(folder.resolve("other.csv"), 2));
        try (Scenario scenario = Scenario.of(services, "at-once", 4);
                StreamsApp app = scenario.start("only")) {
            GrowingHistory live = new GrowingHistory(scenario);
            CompletableFuture<FactHistory<SpecificRecord>> sending = begin(live);
            CompletableFuture<ReplaySummary> first =
                    begin(() -> Replays.run(services, scenario.topics(), "campaigns", contested, SLOWLY));
            CompletableFuture<ReplaySummary> beside =
                    begin(() -> Replays.run(services, scenario.topics(), "campaigns", other, 10 * SLOWLY));
            awaitRows(services, scenario, "contested.csv");

            ReplaySummary second = Replays.run(services, scenario.topics(), "campaigns", contested);

            assertThatThrownBy(first::join)
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOf(ReplayException.class)
                    .hasMessageContaining("another replay of the same files has taken over");
            assertThat(second.notes()).anyMatch(note -> note.startsWith("an earlier attempt was cut off"));
            assertThat(beside.join().sent()).isEqualTo(ROWS);
            live.finish();
            FactHistory<SpecificRecord> sent = sending.join();
            scenario.verify(app.uri());
            assertThat(last(services, scenario, "contested.csv")).satisfies(ReplaysAtOnceTest::isWhole);
            assertThat(last(services, scenario, "other.csv")).satisfies(ReplaysAtOnceTest::isWhole);
            Map<List<String>, Long> ledger =
                    new HashMap<>(ExpectedLedger.of(sent).get("default"));
            ledger.put(List.of("campaigns", "rows", "read"), 2L * ROWS);
            ledger.put(List.of("campaigns", "rows", "sent"), 2L * ROWS);
            ledger.put(List.of("campaigns", "records", "applied"), 2L * ROWS);
            assertThat(scenario.ledger(app.uri())).isEqualTo(Map.of("default", ledger));
        }
    }

    private static Path file(Path file, long seed) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            new CampaignSample(ROWS, 200, seed).writeTo(out);
        }
        return file;
    }

    private static <T> CompletableFuture<T> begin(Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                work, task -> Thread.ofPlatform().daemon().start(task));
    }

    private static void isWhole(ReplayRun run) {
        assertThat(run.getComplete()).isTrue();
        assertThat(run.getRowsRead()).isEqualTo(ROWS);
        assertThat(run.getRowsSent()).isEqualTo(ROWS);
    }

    private static ReplayRun last(Services services, Scenario scenario, String file) {
        return runs(services, scenario, file).getLast();
    }

    /** Returns once some rows of the file are committed, and not all of them. */
    private static void awaitRows(Services services, Scenario scenario, String file) throws InterruptedException {
        List<ReplayRun> runs = runs(services, scenario, file);
        while (runs.isEmpty() || runs.getLast().getRowsRead() == 0) {
            Thread.sleep(100);
            runs = runs(services, scenario, file);
        }
        assertThat(runs).noneMatch(ReplayRun::getComplete);
    }

    private static List<ReplayRun> runs(Services services, Scenario scenario, String file) {
        return Replays.runs(services, scenario.topics()).stream()
                .filter(run -> run.getFiles().equals(List.of(file)))
                .toList();
    }
}
