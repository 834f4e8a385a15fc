package dev.tributary.streams.campaigns;

import dev.tributary.query.Rollup;
import dev.tributary.query.campaigns.CampaignRollups;
import dev.tributary.schemas.Topics;
import dev.tributary.streams.Domain;
import dev.tributary.streams.TopologyParts;
import dev.tributary.streams.views.View;
import java.util.List;

/** Campaign results by customer and by segment. */
public final class CampaignsDomain implements Domain {

    private final Topics topics;

    public CampaignsDomain(Topics topics) {
        this.topics = topics;
    }

    @Override
    public String name() {
        return CampaignRollups.DOMAIN;
    }

    @Override
    public String input() {
        return topics.campaignResults().name();
    }

    @Override
    public List<Rollup> rollups() {
        return CampaignRollups.ALL;
    }

    @Override
    public List<View<?>> views() {
        return CampaignViews.of(topics);
    }

    @Override
    public void addTo(TopologyParts parts) {
        parts.addFacts(this, topics.campaignResults(), new CampaignModel());
    }
}
