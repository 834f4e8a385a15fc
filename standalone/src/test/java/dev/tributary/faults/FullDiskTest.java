package dev.tributary.faults;

import dev.tributary.twin.testing.FactHistory;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The disk of the state or of the broker is full; later there is room. Skipped where this user may not mount a small disk. */
@Timeout(300)
@ExtendWith(SharedServices.class)
final class FullDiskTest {

    @Test
    void shouldSayWhyAndCatchUpWhenThereIsRoom(Services services) throws Exception {
        FactHistory<SpecificRecord> history = Histories.of(96, 600);
        try (Scenario scenario = Scenario.of(services, "full-disk", 2);
                SmallDisk disk = SmallDisk.mount(scenario.state("only"), "1m")) {
            ChildInstance instance = scenario.launch("only");
            scenario.send(history);
            Status.awaitReason(instance.uri(), "No space left on device");

            disk.grow();

            scenario.assertExact(history, instance.uri());
        }
    }

    @Test
    void shouldLoseNothingWhenTheDiskOfTheBrokerWasFull(Services services) throws Exception {
        FactHistory<SpecificRecord> before = Histories.of(94, 200);
        FactHistory<SpecificRecord> after = Histories.of(95, 200);
        Path data = services.folder("full-broker").resolve("kafka");
        try (SmallDisk disk = SmallDisk.mount(data, "200m");
                ChildBroker broker = ChildBroker.launch(data, 0);
                Services small = services.withKafka(broker.bootstrapServers());
                Scenario scenario = Scenario.of(small, "full-broker", 2)) {
            ChildInstance instance = scenario.launch("only");
            scenario.send(before);
            scenario.assertExact(before, instance.uri());
            disk.fill();
            CompletableFuture<Void> sending = CompletableFuture.runAsync(
                    () -> scenario.send(after),
                    task -> Thread.ofPlatform().daemon().start(task));
            broker.awaitEnd();

            disk.empty();
            try (ChildBroker back = ChildBroker.launch(data, broker.port())) {
                sending.join();

                scenario.assertExact(Parts.joined(before, after), instance.uri());
            }
        }
    }
}
