package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.attribution.ihc.IhcParameters;
import dev.tributary.query.routing.RollupClient;
import dev.tributary.schemas.Topics;
import dev.tributary.streams.StreamsApp;
import dev.tributary.twin.testing.FactHistory;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A second application computes everything anew from the same facts, and then takes the place of the first. */
@Timeout(240)
@ExtendWith(SharedServices.class)
final class SideBySideTest {

    @Test
    void shouldShowReadersOneGenerationWhenASecondApplicationTakesTheFirstOnesPlace(Services services)
            throws Exception {
        FactHistory<SpecificRecord> before = Histories.of(65, 300);
        FactHistory<SpecificRecord> after = Histories.of(66, 200);
        try (Scenario scenario = Scenario.of(services, "side-by-side", 3);
                StreamsApp first = scenario.start("first")) {
            scenario.send(before);
            scenario.assertExact(before, first.uri());
            Topics next = Scenario.ensured(services, new Topics("side-by-side", "side-by-side-2"), 3);
            try (StreamsApp second = start(services, scenario, next)) {
                scenario.verify(next, second.uri());
                assertThat(instances(first)).containsExactly(first.uri());
                assertThat(instances(second)).containsExactly(second.uri());

                first.close();
                scenario.send(after);

                scenario.verify(next, second.uri());
                assertThat(instances(second)).containsExactly(second.uri());
                // Whoever still follows the views of the first one sees what they were, and nothing of the second.
                scenario.assertViews(before, IhcParameters.DEFAULT);
            }
        }
    }

    private static StreamsApp start(Services services, Scenario scenario, Topics topics) throws IOException {
        return StreamsApp.start(InstanceMain.settings(
                        services.kafka(), services.registryUrl(), topics.outputs(), scenario.state("second"))
                .withTopics(topics));
    }

    /** Whom a reader asks that knows this instance. */
    private static List<URI> instances(StreamsApp known) {
        try (RollupClient client = RollupClient.connect(List.of(known.uri()))) {
            return client.placements().instances().stream()
                    .map(instance -> URI.create(instance.url()))
                    .toList();
        }
    }
}
