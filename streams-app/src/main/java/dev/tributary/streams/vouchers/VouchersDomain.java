package dev.tributary.streams.vouchers;

import dev.tributary.query.Rollup;
import dev.tributary.query.vouchers.VoucherRollups;
import dev.tributary.schemas.Topics;
import dev.tributary.streams.Domain;
import dev.tributary.streams.TopologyParts;
import dev.tributary.streams.views.View;
import java.util.List;

/** Vouchers granted, by segments of customers. */
public final class VouchersDomain implements Domain {

    private final Topics topics;

    public VouchersDomain(Topics topics) {
        this.topics = topics;
    }

    @Override
    public String name() {
        return VoucherRollups.DOMAIN;
    }

    @Override
    public String input() {
        return topics.voucherGrants().name();
    }

    @Override
    public List<Rollup> rollups() {
        return VoucherRollups.ALL;
    }

    @Override
    public List<View<?>> views() {
        return VoucherViews.of(topics);
    }

    @Override
    public void addTo(TopologyParts parts) {
        parts.addFacts(this, topics.voucherGrants(), new VoucherModel());
    }
}
