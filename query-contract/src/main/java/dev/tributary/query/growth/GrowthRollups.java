package dev.tributary.query.growth;

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
 * The rollups of the growth domain. Each counts a user once per cell, so sums over cells are exact.
 *
 * <p>Device and source are those of the visit in {@link #ACTIVITY}, {@link #SESSION_DAYS} and {@link #SESSION_LENGTHS};
 * everywhere else they are the user's own, from its first visit, and empty for a user without one. An unknown device is
 * empty too.
 */
public final class GrowthRollups {

    public static final String DOMAIN = "growth";

    /** {@link Granularity#text()}. */
    public static final Dimension GRANULARITY = text("granularity");

    public static final Dimension DATE = day("date");
    /** First day of a day, week or month. */
    public static final Dimension PERIOD = day("period");
    /** First day of the period in which a user came first, or a buyer bought first. */
    public static final Dimension COHORT = day("cohort");
    /** Periods since the cohort's. */
    public static final Dimension PERIOD_NUMBER = number("period_number");

    public static final Dimension DEVICE = text("device");
    public static final Dimension SOURCE = text("source");
    /** Which of device and source a cell tells apart, the others being empty: see {@link Scope}. */
    public static final Dimension SCOPE = text("scope");
    /** Length of a session in whole seconds. */
    public static final Dimension SECONDS = number("seconds");
    /** Whole 24-hour periods, rounded down, from the first visit to the first order. */
    public static final Dimension DAYS = number("days");
    /**
     * Days since the user's last active day before this one, 0 where there is none: the distinct users of a range of
     * days are those whose gap is 0 or reaches back beyond the range's first day.
     */
    public static final Dimension GAP = number("gap");

    /** Users active in a period: a user is in as many cells of a scope as it used devices or sources. */
    public static final Rollup ACTIVITY =
            merged("activity", List.of(GRANULARITY, PERIOD), List.of(SCOPE, DEVICE, SOURCE), Measure.count("users"));

    /** Sessions by the day they start; {@code measured} ones have a length. */
    public static final Rollup SESSION_DAYS = merged(
            "session-days",
            List.of(DATE),
            List.of(DEVICE, SOURCE),
            Measure.count("sessions"),
            Measure.count("measured"),
            Measure.count("seconds"));

    /** How many sessions had which length; the bucket keeps the rows of a day short. */
    public static final Rollup SESSION_LENGTHS = merged(
            "session-lengths", List.of(DATE, bucket()), List.of(DEVICE, SOURCE, SECONDS), Measure.count("sessions"));

    /** Users by the period of their first visit, and by each period in which they came. */
    public static final Rollup RETENTION = merged(
            "retention", List.of(GRANULARITY, COHORT, PERIOD_NUMBER), List.of(DEVICE, SOURCE), Measure.count("users"));

    /** Users by each day on which they came, for distinct users of any range. */
    public static final Rollup VISITOR_DAYS =
            merged("visitor-days", List.of(DATE), List.of(DEVICE, SOURCE, GAP), Measure.count("users"));

    /** Buyers with a visit by the day of their first visit, and by how long after it they first bought. */
    public static final Rollup TIME_TO_ORDER =
            merged("time-to-order", List.of(COHORT), List.of(DEVICE, SOURCE, DAYS), Measure.count("buyers"));

    /** Orders by period; a buyer is counted once in each. */
    public static final Rollup ORDERS = merged(
            "orders",
            List.of(GRANULARITY, PERIOD),
            List.of(DEVICE, SOURCE),
            Measure.count("orders"),
            Measure.count("buyers"),
            Measure.money("revenue"));

    /** Buyers by each day on which they bought, for distinct buyers of any range. */
    public static final Rollup BUYER_DAYS =
            merged("buyer-days", List.of(DATE), List.of(DEVICE, SOURCE, GAP), Measure.count("buyers"));

    /** Buyers by the period of their first order, and what they did in each period since; all of them are in number 0. */
    public static final Rollup LTV = merged(
            "ltv",
            List.of(GRANULARITY, COHORT, PERIOD_NUMBER),
            List.of(DEVICE, SOURCE),
            Measure.count("buyers"),
            Measure.count("orders"),
            Measure.money("revenue"));

    /** What each source cost on each day. */
    public static final Rollup COSTS =
            merged("costs", List.of(DATE), List.of(SOURCE), Measure.count("count"), Measure.money("cost"));

    /**
     * What a source cost in a period, the buyers it had brought first whose first order is in that period, and all the
     * revenue that these have brought since.
     */
    public static final Rollup ACQUISITION = merged(
            "acquisition",
            List.of(GRANULARITY, COHORT),
            List.of(SOURCE),
            Measure.money("cost"),
            Measure.count("buyers"),
            Measure.money("revenue"));

    public static final List<Rollup> ALL = List.of(
            ACTIVITY,
            SESSION_DAYS,
            SESSION_LENGTHS,
            RETENTION,
            VISITOR_DAYS,
            TIME_TO_ORDER,
            ORDERS,
            BUYER_DAYS,
            LTV,
            COSTS,
            ACQUISITION);

    private GrowthRollups() {}

    private static Rollup merged(String name, List<Dimension> row, List<Dimension> cell, Measure... measures) {
        return new Rollup(name, DOMAIN, Placement.MERGED, row, cell, List.of(measures));
    }
}
