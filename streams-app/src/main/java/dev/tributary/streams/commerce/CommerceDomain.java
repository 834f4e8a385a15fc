package dev.tributary.streams.commerce;

import dev.tributary.query.Rollup;
import dev.tributary.query.commerce.CommerceRollups;
import dev.tributary.schemas.Topics;
import dev.tributary.streams.Domain;
import dev.tributary.streams.TopologyParts;
import dev.tributary.streams.users.UserFactKind;
import dev.tributary.streams.views.View;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Orders with their lines, and customers: what sells, who buys, and who no longer does. */
public final class CommerceDomain implements Domain {

    private final Topics topics;

    public CommerceDomain(Topics topics) {
        this.topics = topics;
    }

    @Override
    public String name() {
        return CommerceRollups.DOMAIN;
    }

    @Override
    public String input() {
        return topics.orders().name();
    }

    @Override
    public List<Rollup> rollups() {
        return CommerceRollups.ALL;
    }

    @Override
    public List<View<?>> views() {
        return CommerceViews.of(topics);
    }

    @Override
    public Optional<Rollup> baskets(Rollup pairs) {
        return pairs.equals(CommerceRollups.CO_PURCHASES)
                ? Optional.of(CommerceRollups.CUSTOMER_PRODUCTS)
                : Optional.empty();
    }

    @Override
    public void addTo(TopologyParts parts) {
        parts.addUserReader(this, EnumSet.of(UserFactKind.ORDERS, UserFactKind.CUSTOMERS), CommerceProcessor::new);
    }
}
