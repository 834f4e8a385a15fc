package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.producers.sample.CampaignSample;
import dev.tributary.producers.sample.GrowthSample;
import dev.tributary.query.Dimension;
import dev.tributary.query.Rollup;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.RollupRow;
import dev.tributary.query.campaigns.CampaignRollups;
import dev.tributary.query.growth.GrowthRollups;
import dev.tributary.query.routing.RollupClient;
import dev.tributary.query.routing.RoutedAnswer;
import dev.tributary.streams.StreamsApp;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files replayed from their first rows to their last a second time change no figure, and the ledger says why. */
@Timeout(180)
@ExtendWith(SharedServices.class)
final class ReplayTwiceTest {

    private static final long ROWS = 6_000;
    private static final int USERS = 800;
    private static final String BAD = "too few fields\n";
    private static final List<Rollup> ROLLUPS = List.of(CampaignRollups.SEGMENT_DAYS, GrowthRollups.RETENTION);

    @Test
    void shouldChangeNoFigureWhenTheSameFilesAreReplayedAgain(Services services) throws Exception {
        Path folder = Files.createDirectories(services.folder("replay-twice-files"));
        try (Scenario scenario = Scenario.of(services, "replay-twice", 4)) {
            StreamsApp app = scenario.start("only");
            List<Path> campaigns = List.of(campaigns(folder.resolve("campaigns.csv")));
            List<Path> growth = growth(folder);
            long growthRows = rows(growth);

            assertThat(Replays.run(services, scenario.topics(), "campaigns", campaigns)
                            .sent())
                    .isEqualTo(ROWS);
            assertThat(Replays.run(services, scenario.topics(), "growth", growth)
                            .sent())
                    .isEqualTo(growthRows);
            scenario.verify(app.uri());
            List<List<RollupRow>> once = figures(app.uri());

            Replays.run(services, scenario.topics(), "campaigns", campaigns);
            Replays.run(services, scenario.topics(), "growth", growth);
            scenario.verify(app.uri());

            assertThat(figures(app.uri())).doesNotContain(List.of()).isEqualTo(once);
            Map<List<String>, Long> ledger = new HashMap<>(replayedTwice("campaigns", ROWS, 3));
            ledger.putAll(replayedTwice("growth", growthRows, 0));
            assertThat(scenario.ledger(app.uri())).isEqualTo(Map.of("default", ledger));
        }
    }

    private static Path campaigns(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            new CampaignSample(ROWS, 200, 7).writeTo(out);
            out.write(BAD.repeat(3));
        }
        return file;
    }

    private static List<Path> growth(Path folder) throws IOException {
        List<Path> files = Stream.of("visits.csv", "orders.csv", "costs.csv")
                .map(folder::resolve)
                .toList();
        try (Writer visits = Files.newBufferedWriter(files.get(0));
                Writer orders = Files.newBufferedWriter(files.get(1));
                Writer costs = Files.newBufferedWriter(files.get(2))) {
            new GrowthSample(USERS, 2_500, 7).writeTo(visits, orders, costs);
        }
        return files;
    }

    private static long rows(List<Path> files) throws IOException {
        long rows = 0;
        for (Path file : files) {
            rows += Files.readAllLines(file).size() - 1;
        }
        return rows;
    }

    private static Map<List<String>, Long> replayedTwice(String dataset, long rows, long badRows) {
        Map<List<String>, Long> ledger = new HashMap<>(Map.of(
                List.of(dataset, "rows", "read"),
                2 * (rows + badRows),
                List.of(dataset, "rows", "sent"),
                2 * rows,
                List.of(dataset, "records", "applied"),
                rows,
                List.of(dataset, "records", "duplicate"),
                rows));
        if (badRows > 0) {
            ledger.put(List.of(dataset, "dead-letters", "replay: wrong number of fields"), 2 * badRows);
        }
        return ledger;
    }

    private static List<List<RollupRow>> figures(URI instance) {
        try (RollupClient client = RollupClient.connect(List.of(instance))) {
            return ROLLUPS.stream().map(rollup -> figures(rollup, client)).toList();
        }
    }

    private static List<RollupRow> figures(Rollup rollup, RollupClient client) {
        RoutedAnswer answer = client.ask(new RollupQuery(
                rollup.name(),
                "default",
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                rollup.dimensions().stream().map(Dimension::name).toList(),
                Optional.empty(),
                10_000,
                Optional.empty()));
        assertThat(answer.missing()).isEmpty();
        return answer.rows();
    }
}
