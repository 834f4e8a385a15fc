package dev.tributary.query.commerce;

import static dev.tributary.query.Dimension.bucket;
import static dev.tributary.query.Dimension.day;
import static dev.tributary.query.Dimension.number;
import static dev.tributary.query.Dimension.text;

import dev.tributary.query.Dimension;
import dev.tributary.query.Measure;
import dev.tributary.query.Rollup;
import dev.tributary.query.Rollup.Placement;
import java.util.List;

/**
 * The rollups of the commerce domain. Cancelled orders are in {@link #CATEGORY_REVENUE} alone. A customer is whoever is
 * registered or has an order that counts.
 */
public final class CommerceRollups {

    public static final String DOMAIN = "commerce";

    public static final Dimension DATE = day("date");
    /** Empty where a line has none. */
    public static final Dimension CATEGORY = text("category");
    /** As the source of the order wrote it; empty where it says nothing. */
    public static final Dimension STATUS = text("status");
    /** {@link OrderState#text()}. */
    public static final Dimension STATE = text("state");

    public static final Dimension PRODUCT_ID = text("product_id");
    /** The other of two products. */
    public static final Dimension OTHER_ID = text("other_id");
    /** A name of the product; empty where it has none. */
    public static final Dimension PRODUCT = text("product");
    /** Of the customer; empty where unknown. */
    public static final Dimension COUNTRY = text("country");

    public static final Dimension CUSTOMER_ID = text("customer_id");
    /** The day from which on somebody is a customer; {@link #ALWAYS} where nothing tells. */
    public static final Dimension SINCE = day("since");

    /** Days since the customer's last day with an order before this one, 0 where there is none. */
    public static final Dimension GAP = number("gap");

    /** The day since which customers are known of whom it is not known. */
    public static final String ALWAYS = "0001-01-01";

    /** Products of a customer that count for what is bought together. */
    public static final int BASKET = 200;

    /** Order lines by the day of the order; an order counts once in each category that it has lines of. */
    public static final Rollup CATEGORY_REVENUE =
            merged("category-revenue", List.of(DATE), List.of(CATEGORY, STATE, STATUS), sales());

    /**
     * All that was sold of a product. An order counts once for each product; where it has one under several names or
     * categories, under the first of them.
     */
    public static final Rollup PRODUCT_SALES =
            merged("product-sales", List.of(PRODUCT_ID), List.of(COUNTRY, CATEGORY, PRODUCT), sales());

    /** The same by the day of the order; the bucket keeps the rows of a day short. */
    public static final Rollup PRODUCT_DAYS =
            merged("product-days", List.of(DATE, bucket()), List.of(PRODUCT_ID, COUNTRY, CATEGORY, PRODUCT), sales());

    /** Customers by each day on which they ordered, for distinct customers of any range. */
    public static final Rollup ORDERING_DAYS =
            merged("ordering-days", List.of(DATE), List.of(COUNTRY, GAP), List.of(Measure.count("customers")));

    /** Customers by the day from which on they are: of their registration or first order, whichever is earlier. */
    public static final Rollup CUSTOMER_STARTS =
            merged("customer-starts", List.of(SINCE), List.of(COUNTRY), List.of(Measure.count("customers")));

    /**
     * Each customer, a row of one cell. Instants are in epoch milliseconds: {@code registered_at} says something where
     * {@code registered} is 1, the others where there are orders.
     */
    public static final Rollup CUSTOMER_VALUE = new Rollup(
            "customer-value",
            DOMAIN,
            Placement.ENTITY,
            List.of(CUSTOMER_ID),
            List.of(COUNTRY),
            List.of(
                    Measure.count("customers"),
                    Measure.count("registered"),
                    Measure.count("registered_millis"),
                    Measure.count("orders"),
                    Measure.money("revenue"),
                    Measure.count("first_order_millis"),
                    Measure.count("last_order_millis")));

    /**
     * What each customer ever bought. The newest {@value #BASKET} products are its basket, of which {@code in_basket} is 1: of
     * equally new ones those with the smallest ids.
     */
    public static final Rollup CUSTOMER_PRODUCTS = new Rollup(
            "customer-products",
            DOMAIN,
            Placement.ENTITY,
            List.of(CUSTOMER_ID, bucket()),
            List.of(PRODUCT_ID),
            List.of(Measure.count("bought"), Measure.count("in_basket")));

    /**
     * Customers by two products of their baskets, each pair both ways; under the empty product those who have the other one, and
     * under two empty ones whoever has a basket.
     */
    public static final Rollup CO_PURCHASES = new Rollup(
            "co-purchases",
            DOMAIN,
            Placement.PAIRS,
            List.of(PRODUCT_ID),
            List.of(OTHER_ID),
            List.of(Measure.count("customers")));

    public static final List<Rollup> ALL = List.of(
            CATEGORY_REVENUE,
            PRODUCT_SALES,
            PRODUCT_DAYS,
            ORDERING_DAYS,
            CUSTOMER_STARTS,
            CUSTOMER_VALUE,
            CUSTOMER_PRODUCTS,
            CO_PURCHASES);

    private CommerceRollups() {}

    private static List<Measure> sales() {
        return List.of(Measure.count("units"), Measure.money("revenue"), Measure.count("orders"));
    }

    private static Rollup merged(String name, List<Dimension> row, List<Dimension> cell, List<Measure> measures) {
        return new Rollup(name, DOMAIN, Placement.MERGED, row, cell, measures);
    }
}
