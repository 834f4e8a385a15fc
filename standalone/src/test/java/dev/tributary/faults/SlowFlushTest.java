package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.twin.testing.FactHistory;
import java.nio.file.Files;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An instance spends nearly all its time in the middle of flushes: there its partitions are taken from it, and there its
 * patience for a clean stop ends.
 */
@Timeout(240)
@ExtendWith(SharedServices.class)
final class SlowFlushTest {

    private static final int BY_SIGTERM = 143;

    @Test
    void shouldBeExactWhenPartitionsMoveAndAStopTakesTooLongInMidFlush(Services services) throws Exception {
        FactHistory<SpecificRecord> before = Histories.of(61, 300);
        FactHistory<SpecificRecord> moving = Histories.of(62, 300);
        FactHistory<SpecificRecord> stopping = Histories.of(63, 300);
        Files.deleteIfExists(Services.log("slow-flush"));
        try (Scenario scenario = Scenario.of(services, "slow-flush", 4)) {
            ChildInstance slow = scenario.launch(
                    "slow",
                    "-Dtributary.pause=MID_FLUSH:700:growth-rows",
                    "-D" + InstanceMain.STOP_WITHIN + "=300",
                    "-Dlogback.configurationFile=zombie-logback.xml");
            scenario.send(before);
            scenario.awaitTaken(1, slow.uri());
            ChildInstance heir = scenario.launch("heir");
            scenario.send(moving);
            Owners.await(2, heir.uri());

            scenario.send(stopping);
            assertThat(slow.stop()).isEqualTo(BY_SIGTERM);
            assertThat(Files.readString(Services.log("slow-flush"))).contains("The instance did not stop within");

            scenario.assertExact(Parts.joined(Parts.joined(before, moving), stopping), heir.uri());
        }
    }
}
