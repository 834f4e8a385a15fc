package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.producers.ReplaySummary;
import dev.tributary.producers.sample.CampaignSample;
import dev.tributary.query.Dimension;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.RollupRow;
import dev.tributary.query.campaigns.CampaignRollups;
import dev.tributary.query.routing.RollupClient;
import dev.tributary.query.routing.RoutedAnswer;
import dev.tributary.streams.StreamsApp;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A file replayed from its first row to its last a second time changes no figure, and the ledger says why. */
@Timeout(180)
@ExtendWith(SharedServices.class)
final class ReplayTwiceTest {

    private static final long ROWS = 8_000;
    private static final String BAD = "too few fields\n";
    private static final List<String> BY_SEGMENT = CampaignRollups.SEGMENT_DAYS.dimensions().stream()
            .map(Dimension::name)
            .toList();

    @Test
    void shouldChangeNoFigureWhenTheSameFileIsReplayedAgain(Services services) throws Exception {
        Path file = services.folder("replay-twice.csv");
        try (Writer out = Files.newBufferedWriter(file)) {
            new CampaignSample(ROWS, 200, 7).writeTo(out);
            out.write(BAD.repeat(3));
        }
        try (Scenario scenario = Scenario.of(services, "replay-twice", 4)) {
            StreamsApp app = scenario.start("only");
            ReplaySummary first = Replays.run(services, scenario.topics(), file);
            scenario.verify(app.uri());
            List<RollupRow> once = figures(app.uri());

            ReplaySummary second = Replays.run(services, scenario.topics(), file);
            scenario.verify(app.uri());

            assertThat(figures(app.uri())).isNotEmpty().isEqualTo(once);
            assertThat(second.sent()).isEqualTo(first.sent()).isEqualTo(ROWS);
            assertThat(scenario.ledger(app.uri()))
                    .isEqualTo(Map.of(
                            "default",
                            Map.of(
                                    entry("rows", "read"),
                                    2 * (ROWS + 3),
                                    entry("rows", "sent"),
                                    2 * ROWS,
                                    entry("dead-letters", "replay: wrong number of fields"),
                                    6L,
                                    entry("records", "applied"),
                                    ROWS,
                                    entry("records", "duplicate"),
                                    ROWS)));
        }
    }

    private static List<String> entry(String stage, String outcome) {
        return List.of("campaigns", stage, outcome);
    }

    private static List<RollupRow> figures(URI instance) {
        try (RollupClient client = RollupClient.connect(List.of(instance))) {
            RoutedAnswer answer = client.ask(new RollupQuery(
                    CampaignRollups.SEGMENT_DAYS.name(),
                    "default",
                    Map.of(),
                    Optional.empty(),
                    Optional.empty(),
                    BY_SEGMENT,
                    Optional.empty(),
                    10_000,
                    Optional.empty()));
            assertThat(answer.missing()).isEmpty();
            return answer.rows();
        }
    }
}
