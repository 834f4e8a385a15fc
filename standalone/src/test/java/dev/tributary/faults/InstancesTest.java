package dev.tributary.faults;

import dev.tributary.streams.StreamsApp;
import dev.tributary.twin.testing.FactHistory;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two instances share the partitions; whoever is asked gives the whole answer, and one may be killed in the middle. */
@Timeout(180)
@ExtendWith(SharedServices.class)
final class InstancesTest {

    @Test
    void shouldStayExactWhenOneOfTwoInstancesIsKilledInTheMiddle(Services services) throws Exception {
        FactHistory<SpecificRecord> first = Histories.of(11, 1_000);
        FactHistory<SpecificRecord> second = Histories.of(12, 3_000);
        FactHistory<SpecificRecord> whole = Parts.joined(first, second);
        try (Scenario scenario = Scenario.of(services, "instances", 4)) {
            StreamsApp stays = scenario.start("stays");
            ChildInstance killed = scenario.launch("killed");
            killed.uri();
            scenario.send(first);
            scenario.assertExact(first, stays.uri());
            scenario.verify(killed.uri());

            scenario.send(second);
            scenario.awaitTaken(first.changes().size() + 1, stays.uri());
            killed.kill();

            scenario.assertExact(whole, stays.uri());
        }
    }
}
