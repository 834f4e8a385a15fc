package dev.tributary.streams.attribution;

import dev.tributary.query.Rollup;
import dev.tributary.query.attribution.AttributionRollups;
import dev.tributary.schemas.Topics;
import dev.tributary.streams.Domain;
import dev.tributary.streams.TopologyParts;
import dev.tributary.streams.users.UserFactKind;
import dev.tributary.streams.views.View;
import java.util.EnumSet;
import java.util.List;

/** Journeys to conversions, IHC and the other models, and what each channel is credited with. */
public final class AttributionDomain implements Domain {

    /** The sink of journeys that the service shall attribute. */
    static final String ASKED = AttributionRollups.DOMAIN + ".ihc-journeys";

    private static final String ANSWERS = "ihc-answers";

    private final Topics topics;
    private final AttributionSettings settings;

    public AttributionDomain(Topics topics, AttributionSettings settings) {
        this.topics = topics;
        this.settings = settings;
    }

    @Override
    public String name() {
        return AttributionRollups.DOMAIN;
    }

    @Override
    public String input() {
        return topics.sessions().name();
    }

    @Override
    public List<Rollup> rollups() {
        return AttributionRollups.ALL;
    }

    @Override
    public List<View<?>> views() {
        return AttributionViews.of(topics);
    }

    @Override
    public void addTo(TopologyParts parts) {
        String answers = parts.addSource(ANSWERS, topics.ihcAnswers());
        parts.addUserReader(
                this,
                EnumSet.of(UserFactKind.SESSIONS, UserFactKind.ORDERS),
                (stores, publishers) -> new AttributionProcessor(stores, publishers, settings),
                List.of(answers));
        parts.addSink(ASKED, this, topics.ihcJourneys());
    }
}
