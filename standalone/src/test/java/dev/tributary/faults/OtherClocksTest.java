package dev.tributary.faults;

import dev.tributary.twin.testing.FactHistory;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Instances whose hosts have other time zones and languages, and little memory: days and figures are those of UTC. */
@Timeout(240)
@ExtendWith(SharedServices.class)
final class OtherClocksTest {

    @Test
    void shouldBeExactWhenInstancesRunInOtherTimeZonesWithLittleMemory(Services services) throws Exception {
        FactHistory<SpecificRecord> history = Histories.of(98, 2_000);
        try (Scenario scenario = Scenario.of(services, "other-clocks", 3)) {
            ChildInstance east = scenario.launch(
                    "east", "-Duser.timezone=Pacific/Kiritimati", "-Duser.language=tr", "-Duser.country=TR", "-Xmx96m");
            ChildInstance west =
                    scenario.launch("west", "-Duser.timezone=America/St_Johns", "-Duser.language=ar", "-Xmx96m");
            scenario.send(history);

            scenario.assertExact(history, east.uri(), west.uri());
        }
    }
}
