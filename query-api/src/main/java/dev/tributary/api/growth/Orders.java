package dev.tributary.api.growth;

import dev.tributary.api.figures.Amounts;
import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListAnswer;
import dev.tributary.query.RollupRow;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The answer of {@code orders}; what stands beside the rows is over the whole range.
 *
 * @param buyers distinct buyers of the range
 */
record Orders(
        List<Period> rows,
        BigInteger orders,
        BigInteger buyers,
        BigDecimal revenue,
        Optional<BigDecimal> averageOrder,
        Optional<BigDecimal> ordersPerBuyer,
        Optional<String> next,
        Freshness freshness)
        implements ListAnswer {

    @Override
    public List<Period> lines() {
        return rows;
    }

    /** One period with an order. */
    record Period(
            LocalDate period,
            BigInteger orders,
            BigInteger buyers,
            BigDecimal revenue,
            Optional<BigDecimal> averageOrder) {

        /** Reads a group of {@link dev.tributary.query.growth.GrowthRollups#ORDERS} by period. */
        static Period of(RollupRow row) {
            BigInteger orders = row.measures().get(0);
            BigInteger revenue = row.measures().get(2);
            return new Period(
                    LocalDate.parse(row.group().getFirst()),
                    orders,
                    row.measures().get(1),
                    Amounts.of(revenue),
                    Amounts.each(revenue, orders));
        }

        List<String> key() {
            return List.of(period.toString());
        }
    }
}
