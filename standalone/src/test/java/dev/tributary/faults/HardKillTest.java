package dev.tributary.faults;

import dev.tributary.twin.testing.FactHistory;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** SIGKILL for every instance at once, as when the power goes. */
@Timeout(180)
@ExtendWith(SharedServices.class)
final class HardKillTest {

    @Test
    void shouldBeExactWhenAllInstancesAreKilledInTheMiddleAndStartedAgain(Services services) throws Exception {
        FactHistory<SpecificRecord> before = Histories.of(21, 4_000);
        FactHistory<SpecificRecord> after = Histories.of(22, 500);
        try (Scenario scenario = Scenario.of(services, "hard-kill", 4)) {
            ChildInstance one = scenario.launch("one");
            ChildInstance two = scenario.launch("two");
            two.uri();
            scenario.send(before);
            scenario.awaitTaken(1, one.uri());
            one.kill();
            two.kill();
            scenario.send(after);

            ChildInstance oneAgain = scenario.launch("one");
            ChildInstance twoAgain = scenario.launch("two");

            scenario.assertExact(Parts.joined(before, after), oneAgain.uri(), twoAgain.uri());
        }
    }
}
