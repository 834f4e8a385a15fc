package dev.tributary.twin.testing;

import dev.tributary.facts.AdCost;
import dev.tributary.schemas.FactKey;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random costs of the channels through which users visit. */
public final class CostFacts {

    private CostFacts() {}

    /** One record: a version of a cost, or in one of six cases a tombstone. */
    public static Arbitrary<FactChange<AdCost>> changes() {
        return GrowthFacts.changes(costs(), AdCost.class, CostFacts::key);
    }

    /** The key under which a cost is sent. */
    public static String key(AdCost fact) {
        return new FactKey(fact.getWorkspace(), fact.getChannel(), fact.getId()).toString();
    }

    private static Arbitrary<AdCost> costs() {
        return Combinators.combine(
                        GrowthFacts.workspaces(),
                        GrowthFacts.ids(),
                        GrowthFacts.channels(),
                        GrowthFacts.times(),
                        GrowthFacts.amounts(),
                        Arbitraries.of(false, false, false, true))
                .as((workspace, id, channel, time, cost, taken) -> AdCost.newBuilder()
                        .setWorkspace(workspace)
                        .setId(id)
                        .setChannel(channel)
                        .setDate(time.atZone(ZoneOffset.UTC).toLocalDate())
                        .setCost(taken ? cost.negate() : cost)
                        .build());
    }
}
