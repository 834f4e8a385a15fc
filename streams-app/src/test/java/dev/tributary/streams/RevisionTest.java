package dev.tributary.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.facts.CampaignResult;
import dev.tributary.query.campaigns.CampaignRollups;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.Money;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What tells that rows have not changed since they were read. */
class RevisionTest {

    private static final String CUSTOMERS = CampaignRollups.CUSTOMERS.name();

    @Test
    void shouldChangeWithEachFactThatChangesRows() {
        try (TopologyHarness topology = TopologyHarness.start()) {
            send(topology, 1);
            long first = topology.revision(CUSTOMERS);
            assertThat(topology.revision(CUSTOMERS)).isEqualTo(first);

            send(topology, 2);
            assertThat(topology.revision(CUSTOMERS)).isNotEqualTo(first);
        }
    }

    @Test
    void shouldBeAnotherOneWhenTheTaskHasStartedAgain() {
        try (TopologyHarness topology = TopologyHarness.start()) {
            send(topology, 1);
            long before = topology.revision(CUSTOMERS);

            topology.restart();

            assertThat(topology.revision(CUSTOMERS)).isNotEqualTo(before);
        }
    }

    private static void send(TopologyHarness topology, long conversions) {
        CampaignResult fact = new CampaignResult(
                "default",
                "1",
                "A",
                LocalDate.of(2024, 7, 1),
                "ENABLED",
                "CONVERSION",
                "HOME",
                Money.ofMillionths(1_000_000),
                conversions,
                100L,
                10L);
        topology.send(topology.topics().campaignResults(), FactKey.join("default", "A", "1"), Optional.of(fact));
    }
}
