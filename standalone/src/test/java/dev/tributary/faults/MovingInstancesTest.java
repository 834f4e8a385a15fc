package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.streams.StreamsApp;
import dev.tributary.twin.testing.FactHistory;
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
                    StreamsApp comes = start("comes", services, scenario)) {
                Owners.await(2, comes.uri());
                leaves.close();
                Owners.await(1, comes.uri());
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
}
