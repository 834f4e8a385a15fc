package dev.tributary.streams.growth;

import dev.tributary.query.Rollup;
import dev.tributary.query.growth.GrowthRollups;
import dev.tributary.schemas.Topics;
import dev.tributary.streams.Domain;
import dev.tributary.streams.TopologyParts;
import dev.tributary.streams.users.UserFactKind;
import dev.tributary.streams.views.View;
import java.util.EnumSet;
import java.util.List;

/** Visits, orders and costs: product, sales and marketing figures. */
public final class GrowthDomain implements Domain {

    private static final String AD_COSTS = "ad-costs";

    private final Topics topics;

    public GrowthDomain(Topics topics) {
        this.topics = topics;
    }

    @Override
    public String name() {
        return GrowthRollups.DOMAIN;
    }

    @Override
    public String input() {
        return topics.sessions().name();
    }

    @Override
    public List<Rollup> rollups() {
        return GrowthRollups.ALL;
    }

    @Override
    public List<View<?>> views() {
        return GrowthViews.of(topics);
    }

    @Override
    public void addTo(TopologyParts parts) {
        parts.addUserReader(this, EnumSet.of(UserFactKind.SESSIONS, UserFactKind.ORDERS), GrowthProcessor::new);
        parts.addFacts(AD_COSTS, this, topics.adCosts(), new AdCostModel());
    }
}
