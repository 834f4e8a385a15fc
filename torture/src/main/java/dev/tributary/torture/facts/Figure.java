package dev.tributary.torture.facts;

/** What is counted of the facts that are only added, and asked for meanwhile; money in hundredths. */
public enum Figure {
    RESULTS,
    VISITS,
    ORDERS,
    SALES,
    COSTS,
    GRANTS
}
