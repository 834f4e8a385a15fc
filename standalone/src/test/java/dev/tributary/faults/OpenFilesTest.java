package dev.tributary.faults;

import dev.tributary.streams.StreamsApp;
import dev.tributary.twin.testing.FactHistory;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** An instance must take over from another, but may not open the files of so many stores; later it may. */
@Timeout(240)
@ExtendWith(SharedServices.class)
final class OpenFilesTest {

    private static final int FEW_MORE = 40;
    private static final int MANY = 4_096;

    @Test
    void shouldSayWhyAndCatchUpWhenItMayOpenMoreFiles(Services services) throws Exception {
        FactHistory<SpecificRecord> before = Histories.of(57, 200);
        FactHistory<SpecificRecord> after = Histories.of(58, 200);
        try (Scenario scenario = Scenario.of(services, "open-files", 6);
                StreamsApp leaves = scenario.start("leaves")) {
            ChildInstance stays = scenario.launch("stays");
            Owners.await(2, stays.uri());
            scenario.send(before);
            scenario.assertExact(before, stays.uri());
            Assumptions.assumeTrue(limit(stays, stays.openFiles() + FEW_MORE), "prlimit of Linux is needed");
            leaves.close();
            Status.awaitReason(stays.uri(), "Too many open files");
            scenario.send(after);

            limit(stays, MANY);

            scenario.assertExact(Parts.joined(before, after), stays.uri());
        }
    }

    private static boolean limit(ChildInstance instance, long files) throws InterruptedException {
        return HostCommand.succeeds(
                "prlimit", "--pid", String.valueOf(instance.pid()), "--nofile=" + files + ":" + MANY);
    }
}
