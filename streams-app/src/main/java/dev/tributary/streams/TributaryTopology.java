package dev.tributary.streams;

import dev.tributary.query.Rollup;
import dev.tributary.query.Rollup.Placement;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.SchemaRegistry;
import dev.tributary.streams.attribution.AttributionDomain;
import dev.tributary.streams.attribution.AttributionSettings;
import dev.tributary.streams.campaigns.CampaignsDomain;
import dev.tributary.streams.commerce.CommerceDomain;
import dev.tributary.streams.growth.GrowthDomain;
import dev.tributary.streams.ledger.LedgerDomain;
import dev.tributary.streams.vouchers.VouchersDomain;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.streams.Topology;

/** Composes the topology: each domain's first stage, then the one second stage that they share. */
public final class TributaryTopology {

    private TributaryTopology() {}

    /** All domains, in the order of their sub-topologies. */
    public static List<Domain> domains(Topics topics, AttributionSettings attribution) {
        return List.of(
                new CampaignsDomain(topics),
                new GrowthDomain(topics),
                new AttributionDomain(topics, attribution),
                new VouchersDomain(topics),
                new CommerceDomain(topics),
                new LedgerDomain(topics));
    }

    /** Where each rollup lives, by its name. */
    public static Map<String, RollupHome> homes(Topics topics) {
        Map<String, RollupHome> homes = new TreeMap<>();
        for (Domain domain : domains(topics, AttributionSettings.DEFAULT)) {
            for (Rollup rollup : domain.rollups()) {
                homes.put(rollup.name(), home(rollup, domain, topics));
            }
        }
        return Map.copyOf(homes);
    }

    public static Topology build(TopologySettings settings, SchemaRegistry registry) {
        List<Domain> domains = domains(settings.topics(), settings.attribution());
        TopologyParts parts = new TopologyParts(settings, registry);
        domains.forEach(domain -> domain.addTo(parts));
        return parts.merged(domains);
    }

    private static RollupHome home(Rollup rollup, Domain domain, Topics topics) {
        return rollup.placement() == Placement.MERGED
                ? new RollupHome(rollup, StoreNames.TOTALS, topics.partials(), Optional.empty())
                : new RollupHome(rollup, StoreNames.rows(domain.name()), domain.input(), domain.baskets(rollup));
    }
}
