package dev.tributary.faults;

import dev.tributary.streams.StreamsApp;
import dev.tributary.twin.testing.FactHistory;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Order, duplicates, corrections, removals and the number of partitions change no figure. */
@Timeout(180)
@ExtendWith(SharedServices.class)
final class PartitionsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void shouldEqualSqlWhenFactsCameShuffledRepeatedCorrectedAndRemoved(int partitions, Services services)
            throws Exception {
        assertEqualToSql(partitions, services);
    }

    static void assertEqualToSql(int partitions, Services services) throws Exception {
        FactHistory<SpecificRecord> history = Histories.of(partitions, 1_500);
        try (Scenario scenario = Scenario.of(services, "partitions-" + partitions, partitions)) {
            StreamsApp app = scenario.start("only");
            scenario.send(history);

            scenario.assertExact(history, app.uri());
        }
    }
}
