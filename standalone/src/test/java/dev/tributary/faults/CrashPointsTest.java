package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.streams.StreamsApp;
import dev.tributary.streams.faults.CrashPoint;
import dev.tributary.twin.testing.FactHistory;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The process halts at the dangerous points between poll and commit, again and again on what the last halt left: first at
 * each of them where nothing is committed yet, wherever the point is reached first, and then at each with a store of
 * one of the domains in the middle of its work.
 */
@Timeout(300)
@ExtendWith(SharedServices.class)
final class CrashPointsTest {

    private static final int HALTED = 137;

    /** In the order of the pipeline: only the last leaves something that is committed. */
    private static final List<String> FIRST =
            Stream.of(CrashPoint.values()).map(point -> point + ":1").toList();

    private static final List<String> LATER = List.of(
            CrashPoint.AFTER_POLL + ":100:sessions-facts",
            CrashPoint.MID_FLUSH + ":2:commerce-rows",
            CrashPoint.AFTER_SEND_BEFORE_COMMIT + ":2:growth-rows",
            CrashPoint.AFTER_COMMIT_BEFORE_CHECKPOINT + ":2:attribution-users");

    @Test
    void shouldBeExactWhenTheProcessHaltedAtEachPointTheFirstTimeAndLater(Services services) throws Exception {
        FactHistory<SpecificRecord> history = Histories.of(31, 1_500);
        int part = history.changes().size() / (1 + LATER.size());
        try (Scenario scenario = Scenario.of(services, "crash", 3)) {
            scenario.send(part(history, 0, part));
            for (String point : FIRST) {
                assertHaltsAt(point, scenario);
            }
            for (int i = 1; i <= LATER.size(); i++) {
                // Each partition has facts of users that no process has seen: so there are as many commits at least,
                // however quick the machine is.
                int end = i == LATER.size() ? history.changes().size() : (i + 1) * part;
                scenario.send(part(history, i * part, end));
                assertHaltsAt(LATER.get(i - 1), scenario);
            }
            StreamsApp app = scenario.start("only");

            scenario.assertExact(history, app.uri());
        }
    }

    private static void assertHaltsAt(String point, Scenario scenario) throws Exception {
        assertThat(scenario.launch("only", "-Dtributary.crash=" + point).exitCode())
                .as(point)
                .isEqualTo(HALTED);
    }

    private static FactHistory<SpecificRecord> part(FactHistory<SpecificRecord> history, int from, int to) {
        return new FactHistory<>(history.changes().subList(from, to));
    }
}
