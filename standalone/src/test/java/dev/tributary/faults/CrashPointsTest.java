package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.streams.StreamsApp;
import dev.tributary.streams.faults.CrashPoint;
import dev.tributary.twin.testing.FactHistory;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The process halts at the dangerous points between poll and commit: first on empty state, wherever the point is reached
 * first, and then on what that left, with a store of growth or of attribution in the middle of its work.
 */
@Timeout(180)
@ExtendWith(SharedServices.class)
final class CrashPointsTest {

    private static final int HALTED = 137;

    @ParameterizedTest
    @CsvSource({
        "AFTER_POLL, 600:sessions-facts",
        "MID_FLUSH, 2:attribution-rows",
        "AFTER_SEND_BEFORE_COMMIT, 2:growth-rows",
        "AFTER_COMMIT_BEFORE_CHECKPOINT, 2:attribution-users"
    })
    void shouldBeExactWhenTheProcessHaltedThereTheFirstTimeAndLater(CrashPoint point, String later, Services services)
            throws Exception {
        FactHistory<SpecificRecord> history = Histories.of(point.ordinal(), 1_200);
        try (Scenario scenario = Scenario.of(services, "crash-" + point, 3)) {
            int half = history.changes().size() / 2;
            scenario.send(part(history, 0, half));
            assertThat(scenario.launch("only", "-Dtributary.crash=" + point + ":1")
                            .exitCode())
                    .isEqualTo(HALTED);

            // Each partition has facts of users that no process has seen: so there are as many commits at least,
            // however quick the machine is.
            scenario.send(part(history, half, history.changes().size()));
            assertThat(scenario.launch("only", "-Dtributary.crash=" + point + ":" + later)
                            .exitCode())
                    .isEqualTo(HALTED);
            StreamsApp app = scenario.start("only");

            scenario.assertExact(history, app.uri());
        }
    }

    private static FactHistory<SpecificRecord> part(FactHistory<SpecificRecord> history, int from, int to) {
        return new FactHistory<>(history.changes().subList(from, to));
    }
}
