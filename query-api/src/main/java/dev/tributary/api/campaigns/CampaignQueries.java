package dev.tributary.api.campaigns;

import dev.tributary.api.http.ListRequest;
import dev.tributary.query.Rollup;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.RollupQuery.Ranking;
import dev.tributary.query.campaigns.CampaignRollups;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The questions behind the campaign endpoints, each to the smallest rollup that can answer it. */
record CampaignQueries(ListRequest request) {

    static final Set<String> FILTERS = Set.of("status", "type", "category");

    /** One row more than the page, which tells whether there is a next one. */
    RollupQuery customers() {
        return customers(request.after(), request.limit() + 1, Optional.empty());
    }

    /** The first customer by conversions per revenue. */
    RollupQuery extreme(boolean highest) {
        return customers(Optional.empty(), 1, Optional.of(new Ranking("conversions", "revenue", highest)));
    }

    /** A page of segments and one row more. */
    RollupQuery segments(List<String> groupBy) {
        return segments(groupBy, request.after(), request.limit() + 1);
    }

    /** Segments from a key on, whatever page is asked for. */
    RollupQuery segments(List<String> groupBy, Optional<List<String>> after, int limit) {
        Rollup rollup = request.ranged() ? CampaignRollups.SEGMENT_DAYS : CampaignRollups.SEGMENTS;
        return query(rollup, groupBy, after, limit, Optional.empty());
    }

    private RollupQuery customers(Optional<List<String>> after, int limit, Optional<Ranking> ranking) {
        boolean byTypeAtMost = Set.of("type").containsAll(request.filters().keySet());
        Rollup rollup = !request.ranged() && byTypeAtMost ? CampaignRollups.CUSTOMERS : CampaignRollups.CUSTOMER_DAYS;
        return query(rollup, List.of("customer_id"), after, limit, ranking);
    }

    private RollupQuery query(
            Rollup rollup, List<String> groupBy, Optional<List<String>> after, int limit, Optional<Ranking> ranking) {
        return new RollupQuery(
                rollup.name(),
                request.workspace(),
                request.filters(),
                request.from(),
                request.to(),
                groupBy,
                after,
                limit,
                ranking);
    }
}
