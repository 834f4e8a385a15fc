package dev.tributary.query.campaigns;

import static dev.tributary.query.Dimension.bucket;
import static dev.tributary.query.Dimension.day;
import static dev.tributary.query.Dimension.text;

import dev.tributary.query.Dimension;
import dev.tributary.query.Measure;
import dev.tributary.query.Rollup;
import dev.tributary.query.Rollup.Placement;
import java.util.List;

/** The rollups of the campaigns domain: by customer and by segment, each for all time and by day. */
public final class CampaignRollups {

    public static final String DOMAIN = "campaigns";

    /** Rows, money and events of one or many campaign results. */
    public static final List<Measure> MEASURES = List.of(
            Measure.count("count"),
            Measure.money("revenue"),
            Measure.count("conversions"),
            Measure.count("impressions"),
            Measure.count("clicks"));

    public static final Dimension CUSTOMER = text("customer_id");
    public static final Dimension DATE = day("date");
    public static final Dimension STATUS = text("status");
    public static final Dimension TYPE = text("type");
    public static final Dimension CATEGORY = text("category");

    /** One row a customer, one cell a type. */
    public static final Rollup CUSTOMERS =
            new Rollup("customers", DOMAIN, Placement.ENTITY, List.of(CUSTOMER), List.of(TYPE), MEASURES);

    /** Every customer by day, for date ranges and filters; the bucket keeps the rows of a day short. */
    public static final Rollup CUSTOMER_DAYS = new Rollup(
            "customer-days",
            DOMAIN,
            Placement.ENTITY,
            List.of(DATE, bucket()),
            List.of(CUSTOMER, STATUS, TYPE, CATEGORY),
            MEASURES);

    /** One row a category and type, one cell a status. */
    public static final Rollup SEGMENTS =
            new Rollup("segments", DOMAIN, Placement.MERGED, List.of(CATEGORY, TYPE), List.of(STATUS), MEASURES);

    /** One row a day, one cell a status, type and category. */
    public static final Rollup SEGMENT_DAYS = new Rollup(
            "segment-days", DOMAIN, Placement.MERGED, List.of(DATE), List.of(STATUS, TYPE, CATEGORY), MEASURES);

    public static final List<Rollup> ALL = List.of(CUSTOMERS, CUSTOMER_DAYS, SEGMENTS, SEGMENT_DAYS);

    private CampaignRollups() {}
}
