package dev.tributary.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.facts.Order;
import dev.tributary.facts.Session;
import dev.tributary.query.growth.GrowthRollups;
import dev.tributary.query.ledger.LedgerRollup;
import dev.tributary.schemas.TopicSetup;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.InMemorySchemaRegistry;
import dev.tributary.streams.attribution.AttributionSettings;
import dev.tributary.streams.state.StoreKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sessions and orders of a user on their way to the processors that read them. */
class UserFactsTest {

    private static final Instant TIME = Instant.parse("2024-03-01T10:00:00Z");

    @Test
    void shouldRefuseToStartWhenSessionsAndOrdersHaveDifferentPartitions() {
        Topics topics = Topics.withDefaultPrefix();
        Map<String, Integer> partitions = new HashMap<>();
        TopicSetup.all(topics).forEach(topic -> partitions.put(topic, 4));
        partitions.put(topics.orders().name(), 3);
        TopologySettings settings =
                new TopologySettings(topics, partitions, StoreKind.IN_MEMORY, 1_000, AttributionSettings.DEFAULT);

        assertThatThrownBy(() -> TributaryTopology.build(settings, new InMemorySchemaRegistry()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tributary.facts.session has 4 partitions")
                .hasMessageContaining("tributary.facts.order has 3");
    }

    @Test
    void shouldSetAsideWhatCannotBeCountedAndChangeNothing() {
        try (TopologyHarness topology = TopologyHarness.start()) {
            topology.send(
                    topology.topics().sessions(),
                    "default/u/1",
                    Optional.of(session("1", Instant.ofEpochMilli(Long.MAX_VALUE / 4))));
            topology.send(topology.topics().orders(), "default/u/1", Optional.of(order("-0.010000")));

            assertThat(topology.deadLetters()).hasSize(2);
            assertThat(topology.storedFigures()).isZero();
        }
    }

    @Test
    void shouldCountWhatBecameOfEachRecordOfBothTopics() {
        try (TopologyHarness topology = TopologyHarness.start()) {
            for (int i = 0; i < 2; i++) {
                topology.send(topology.topics().sessions(), "default/u/1", Optional.of(session("1", TIME)));
                topology.send(topology.topics().orders(), "default/u/1", Optional.of(order("5.000000")));
            }
            topology.send(topology.topics().orders(), "default/u/1", Optional.of(order("6.000000")));
            topology.send(topology.topics().sessions(), "default/u/1", Optional.empty());

            Map<String, BigInteger> outcomes = new HashMap<>();
            topology.ask(TopologyHarness.all(
                            LedgerRollup.LEDGER.name(),
                            "default",
                            List.of(LedgerRollup.LEDGER
                                    .cellDimensions()
                                    .getLast()
                                    .name())))
                    .forEach(row ->
                            outcomes.put(row.group().getFirst(), row.measures().getFirst()));
            assertThat(outcomes)
                    .containsOnly(
                            Map.entry("applied", BigInteger.TWO),
                            Map.entry("duplicate", BigInteger.TWO),
                            Map.entry("replaced", BigInteger.ONE),
                            Map.entry("removed", BigInteger.ONE));
            assertThat(topology.ask(TopologyHarness.all(
                            GrowthRollups.ORDERS.name(), "default", List.of("granularity", "source"))))
                    .hasSize(3)
                    .allSatisfy(row -> assertThat(row.measures())
                            .containsExactly(BigInteger.ONE, BigInteger.ONE, BigInteger.valueOf(6_000_000)));
        }
    }

    private static Session session(String id, Instant at) {
        return Session.newBuilder()
                .setWorkspace("default")
                .setId(id)
                .setUserId("u")
                .setStartedAt(at)
                .setChannel("mail")
                .build();
    }

    private static Order order(String revenue) {
        return Order.newBuilder()
                .setWorkspace("default")
                .setId("1")
                .setUserId("u")
                .setOrderedAt(TIME)
                .setRevenue(new BigDecimal(revenue))
                .setLines(List.of())
                .build();
    }
}
