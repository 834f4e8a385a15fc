package dev.tributary.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.schemas.TopicSetup;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.InMemorySchemaRegistry;
import dev.tributary.streams.attribution.AttributionSettings;
import dev.tributary.streams.state.StoreKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The topology as it is described in {@code topology.txt}. A store, topic or sub-topology whose name changes loses its
 * state on the next start of a running deployment. Where the change is meant, run it under a new application id beside
 * the old one until it has caught up, and put the new description, which the failure prints, into the file.
 */
class TopologyGoldenTest {

    @Test
    void shouldStayAsDescribedUnlessTheChangeIsMeant() throws IOException {
        Topics topics = Topics.withDefaultPrefix();
        TopologySettings settings = new TopologySettings(
                topics,
                TopicSetup.all(topics).stream().collect(Collectors.toMap(Function.identity(), topic -> 4)),
                StoreKind.ROCKSDB,
                TopologySettings.DEFAULT_LIVE_CELLS,
                AttributionSettings.DEFAULT);
        String description = TributaryTopology.build(settings, new InMemorySchemaRegistry())
                .describe()
                .toString();
        assertThat(description.strip()).isEqualTo(golden().strip());
    }

    private static String golden() throws IOException {
        try (var in = Objects.requireNonNull(TopologyGoldenTest.class.getResourceAsStream("/topology.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
