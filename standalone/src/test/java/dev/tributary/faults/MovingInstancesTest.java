package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.query.routing.RollupClient;
import dev.tributary.query.routing.RollupUnavailableException;
import dev.tributary.streams.StreamsApp;
import dev.tributary.twin.testing.FactHistory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Instances come and go while facts keep arriving and questions keep being asked. */
@Timeout(180)
@ExtendWith(SharedServices.class)
final class MovingInstancesTest {

    private static final int PARTITIONS = 4;

    @Test
    void shouldNeverAnswerLessThanBeforeWhenInstancesComeAndGo(Services services) throws Exception {
        try (Scenario scenario = Scenario.of(services, "moving", PARTITIONS);
                StreamsApp leaves = start("leaves", services, scenario)) {
            GrowingHistory history = new GrowingHistory(scenario);
            CompletableFuture<FactHistory<SpecificRecord>> sending = CompletableFuture.supplyAsync(
                    history, task -> Thread.ofPlatform().daemon().start(task));
            scenario.awaitTaken(1, leaves.uri());
            try (Onlooker onlooker = Onlooker.of(leaves.uri());
                    StreamsApp comes = start("comes", services, scenario);
                    RollupClient client = RollupClient.connect(List.of(comes.uri()))) {
                awaitOwners(2, client);
                leaves.close();
                awaitOwners(1, client);
                history.finish();

                scenario.assertExact(sending.join(), comes.uri());
                assertThat(onlooker.completeAnswers()).isPositive();
            }
        }
    }

    private static StreamsApp start(String name, Services services, Scenario scenario) throws Exception {
        return StreamsApp.start(InstanceMain.settings(
                        services.kafka(),
                        services.registryUrl(),
                        scenario.topics().prefix(),
                        scenario.state(name))
                .withStandbys(1));
    }

    /** Returns once the partitions belong to so many instances. */
    private static void awaitOwners(int count, RollupClient client) throws InterruptedException {
        while (owners(client) != count) {
            Thread.sleep(50);
        }
    }

    private static long owners(RollupClient client) {
        try {
            return client.placements().instances().stream()
                    .filter(instance ->
                            instance.active().values().stream().anyMatch(partitions -> !partitions.isEmpty()))
                    .count();
        } catch (RollupUnavailableException notYet) {
            return 0;
        }
    }
}
