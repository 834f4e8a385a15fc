package dev.tributary.api.commerce;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A row of {@code top-products}.
 *
 * @param product its name; empty where it has none
 * @param category empty where it has none
 */
record TopProduct(
        String productId,
        Optional<String> product,
        Optional<String> category,
        BigInteger units,
        BigDecimal revenue,
        BigInteger orders) {}
