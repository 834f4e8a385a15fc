package dev.tributary.api.campaigns;

import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListAnswer;
import dev.tributary.api.http.ListRequest;
import dev.tributary.query.RollupRow;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The answer of {@code /api/filtered-aggregation}.
 *
 * @param filter which rows are in it
 * @param aggregation a page of customers that have such rows
 */
record FilteredAggregation(Filter filter, List<Customer> aggregation, Optional<String> next, Freshness freshness)
        implements ListAnswer {

    @Override
    public List<Customer> lines() {
        return aggregation;
    }

    /** Which rows are taken; an empty part takes all. */
    record Filter(
            Optional<List<String>> type,
            Optional<List<String>> status,
            Optional<List<String>> category,
            Optional<LocalDate> from,
            Optional<LocalDate> to) {

        static Filter of(ListRequest request) {
            return new Filter(
                    values(request, "type"),
                    values(request, "status"),
                    values(request, "category"),
                    request.from(),
                    request.to());
        }

        private static Optional<List<String>> values(ListRequest request, String name) {
            return Optional.ofNullable(request.filters().get(name))
                    .map(values -> values.stream().sorted().toList());
        }
    }

    /** One customer: means per row. */
    record Customer(
            String customerId,
            Optional<BigDecimal> averageRevenue,
            Optional<BigDecimal> averageConversions,
            BigInteger count) {

        static Customer of(RollupRow row) {
            CampaignSums sums = CampaignSums.of(row);
            return new Customer(row.group().getFirst(), sums.averageRevenue(), sums.averageConversions(), sums.count());
        }
    }
}
