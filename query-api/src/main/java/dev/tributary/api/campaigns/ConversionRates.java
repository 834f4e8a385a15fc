package dev.tributary.api.campaigns;

import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListAnswer;
import dev.tributary.query.RollupRow;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * The answer of {@code /api/conversion-rate}.
 *
 * @param conversionRates a page of customers
 * @param highest the customer with the greatest rate of all, not only of the page; ties: the smallest id
 * @param lowest likewise the least
 */
record ConversionRates(
        List<Customer> conversionRates,
        Optional<Customer> highest,
        Optional<Customer> lowest,
        Optional<String> next,
        Freshness freshness)
        implements ListAnswer {

    @Override
    public List<Customer> lines() {
        return conversionRates;
    }

    /**
     * One customer.
     *
     * @param conversionRate conversions / revenue; empty at zero revenue
     */
    record Customer(
            String customerId, BigDecimal revenue, BigInteger conversions, Optional<BigDecimal> conversionRate) {

        static Customer of(RollupRow row) {
            CampaignSums sums = CampaignSums.of(row);
            return new Customer(
                    row.group().getFirst(), sums.revenueAmount(), sums.conversions(), sums.conversionRate());
        }
    }
}
