package dev.tributary.faults;

import dev.tributary.twin.testing.FactHistory;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** One instance has a clock that is years behind, another one that jumps: figures depend on the time of events alone. */
@Timeout(240)
@ExtendWith(SharedServices.class)
final class JumpingClocksTest {

    @Test
    void shouldBeExactWhenTheClocksOfInstancesAreWrongAndJump(Services services) throws Exception {
        FactHistory<SpecificRecord> before = Histories.of(67, 300);
        FactHistory<SpecificRecord> ahead = Histories.of(68, 300);
        FactHistory<SpecificRecord> back = Histories.of(69, 300);
        try (Scenario scenario = Scenario.of(services, "clocks", 4)) {
            WallClock late = WallClock.ahead(Duration.ofDays(-2_500), scenario.state("late-clock"));
            WallClock jumping = WallClock.ahead(Duration.ZERO, scenario.state("jumping-clock"));
            ChildInstance one = scenario.launch("late", late.environment());
            ChildInstance other = scenario.launch("jumping", jumping.environment());
            Owners.await(2, one.uri());
            scenario.send(before);
            scenario.awaitTaken(before.changes().size(), one.uri(), other.uri());

            jumping.jumpTo(Duration.ofDays(400));
            scenario.send(ahead);
            scenario.awaitTaken(before.changes().size() + ahead.changes().size(), one.uri(), other.uri());
            jumping.jumpTo(Duration.ofMinutes(-90));
            scenario.send(back);

            scenario.assertExact(Parts.joined(Parts.joined(before, ahead), back), one.uri(), other.uri());
        }
    }
}
