package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.twin.testing.FactHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** An instance that stood still until others took it for dead, and goes on with what it was doing. */
@Timeout(240)
@ExtendWith(SharedServices.class)
final class ZombieTest {

    private static final Pattern FENCED = Pattern.compile(
            "ProducerFenced|InvalidProducerEpoch|TaskMigrated|FencedInstanceId|CommitFailed|UnknownMemberId");

    @Test
    void shouldBeFencedWhenItWakesUpAfterAnotherTookOver(Services services) throws Exception {
        FactHistory<SpecificRecord> before = Histories.of(91, 300);
        FactHistory<SpecificRecord> meanwhile = Histories.of(92, 200);
        FactHistory<SpecificRecord> after = Histories.of(93, 100);
        try (Scenario scenario = Scenario.of(services, "zombie", 4)) {
            ChildInstance zombie = scenario.launch("zombie", "-Dlogback.configurationFile=zombie-logback.xml");
            ChildInstance heir = scenario.launch("heir");
            zombie.uri();
            heir.uri();
            Owners.await(2, heir.uri());
            scenario.send(before);
            scenario.awaitTaken(1, heir.uri());
            zombie.freeze();
            scenario.send(meanwhile);
            Owners.await(1, heir.uri());

            zombie.thaw();
            scenario.send(after);

            scenario.assertExact(Parts.joined(Parts.joined(before, meanwhile), after), heir.uri());
            assertThat(wasFenced())
                    .as("the log tells that the zombie was fenced")
                    .isTrue();
        }
    }

    private static boolean wasFenced() throws IOException {
        return FENCED.matcher(Files.readString(Services.log("zombie"))).find();
    }
}
