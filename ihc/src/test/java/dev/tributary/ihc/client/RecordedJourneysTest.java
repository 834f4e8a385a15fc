package dev.tributary.ihc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tributary.attribution.Journey;
import dev.tributary.attribution.Touch;
import dev.tributary.ihc.IhcOutcome;
import dev.tributary.ihc.IhcOutcome.Attributed;
import dev.tributary.ihc.KeyedJourney;
import dev.tributary.ihc.server.FaultPlan;
import dev.tributary.ihc.server.IhcServer;
import dev.tributary.ihc.server.IhcServerSettings;
import dev.tributary.ihc.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The journeys that the real service was once asked for, whole, through client and server. */
final class RecordedJourneysTest {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final int FEWEST_REQUESTS = 20;

    @Test
    void shouldEqualTheLocalModelInHardlyMoreThanTheFewestRequestsWhenAFifthFails() throws Exception {
        List<KeyedJourney> journeys = journeys();
        assertThat(journeys).hasSize(1_946);
        assertThat(journeys.stream().mapToInt(KeyedJourney::size).sum()).isEqualTo(3_709);
        try (IhcServer server = IhcServer.start(IhcServerSettings.local(Samples.KEY)
                        .withFaults(FaultPlan.seeded(0.2, 7), Duration.ofSeconds(2)));
                IhcClient client = IhcClient.connect(Samples.settings(server))) {
            Map<String, IhcOutcome> outcomes = client.attribute(journeys);

            assertThat(Samples.different(outcomes, journeys)).isEmpty();
            assertThat(outcomes.values()).allSatisfy(outcome -> assertThat(((Attributed) outcome)
                            .shares().stream().mapToInt(share -> share.ihc()).sum())
                    .isEqualTo(10_000));
            long faults =
                    server.faults().values().stream().mapToLong(Long::longValue).sum();
            assertThat(faults).isPositive();
            // A fault costs the request that met it, or, of a refusal, the halves that find the guilty journey.
            assertThat(server.calls()).isBetween(FEWEST_REQUESTS + 0L, FEWEST_REQUESTS + 1 + 3 * faults);
        }
    }

    private static List<KeyedJourney> journeys() throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file())) {
            Map<String, List<Touch>> touches = rows.stream()
                    .collect(Collectors.groupingBy(
                            row -> row.getField("conversion_id"),
                            LinkedHashMap::new,
                            Collectors.mapping(RecordedJourneysTest::touch, Collectors.toList())));
            return touches.entrySet().stream()
                    .map(journey -> new KeyedJourney(journey.getKey(), Journey.of(journey.getValue())))
                    .toList();
        }
    }

    private static Touch touch(NamedCsvRecord row) {
        return new Touch(
                row.getField("session_id"),
                LocalDateTime.parse(row.getField("timestamp"), TIME)
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli(),
                row.getField("channel_label"),
                row.getField("holder_engagement").equals("1"),
                row.getField("closer_engagement").equals("1"),
                false);
    }

    private static Path file() {
        Path file = Optional.ofNullable(System.getenv("TRIBUTARY_CHECK_DATA"))
                .map(Path::of)
                .orElse(Path.of("..", "..", "shared", "data"))
                .resolve("attribution")
                .resolve("ihc_real_responses.csv");
        assumeTrue(
                Files.isRegularFile(file),
                () -> "skipped: there is no " + file + "; TRIBUTARY_CHECK_DATA names its folder");
        return file;
    }
}
