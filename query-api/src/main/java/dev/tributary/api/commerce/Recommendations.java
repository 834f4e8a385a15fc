package dev.tributary.api.commerce;

import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListAnswer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The answer of {@code recommendations}.
 *
 * @param basis {@code similar} to what the customer bought, or {@code best_sellers} where it bought nothing
 */
record Recommendations(String customerId, String basis, List<Product> rows, Optional<String> next, Freshness freshness)
        implements ListAnswer {

    static final String SIMILAR = "similar";
    static final String BEST_SELLERS = "best_sellers";

    @Override
    public List<Product> lines() {
        return rows;
    }

    /**
     * A product that the customer may like.
     *
     * @param product its name; empty where it has none
     * @param score similarity to what the customer bought, or units sold of a best seller
     * @param because the product bought that it is most similar to; empty for a best seller
     */
    record Product(String productId, Optional<String> product, BigDecimal score, Optional<String> because) {}
}
