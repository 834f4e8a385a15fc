package dev.tributary.api.commerce;

import dev.tributary.api.figures.Amounts;
import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListAnswer;
import dev.tributary.query.RollupRow;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * The answer of {@code revenue-by-category}.
 *
 * @param revenue of all categories, not only those of the page
 */
record RevenueByCategory(List<Category> rows, BigDecimal revenue, Optional<String> next, Freshness freshness)
        implements ListAnswer {

    @Override
    public List<Category> lines() {
        return rows;
    }

    /**
     * One category.
     *
     * @param category empty for lines without one
     * @param orders those with a line of the category
     */
    record Category(Optional<String> category, BigInteger units, BigDecimal revenue, BigInteger orders) {

        /** Reads a group of {@link dev.tributary.query.commerce.CommerceRollups#CATEGORY_REVENUE} by category. */
        static Category of(RollupRow row) {
            return new Category(
                    Names.known(row.group().getFirst()),
                    row.measures().get(0),
                    Amounts.of(row.measures().get(1)),
                    row.measures().get(2));
        }

        List<String> key() {
            return List.of(category.orElse(""));
        }
    }
}
