package dev.tributary.query.attribution;

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
 * The rollups of the attribution domain. A conversion is an order that is not cancelled; its journey is the sessions of
 * its user before it. A conversion without a journey is only in {@link #CONVERSIONS} and {@link #CONVERSION_DAYS}.
 */
public final class AttributionRollups {

    public static final String DOMAIN = "attribution";

    /** Decimals of the shares that IHC gives. */
    public static final int SHARE_SCALE = 4;

    /** Decimals of the credits of all models. */
    public static final int CREDIT_SCALE = 6;

    /** Decimals of credited revenue: those of the credit and those of money. */
    public static final int CREDITED_REVENUE_SCALE = 12;

    public static final Dimension CONVERSION = text("conv_id");
    public static final Dimension USER = text("user_id");
    /** Instant of the conversion in epoch milliseconds. */
    public static final Dimension CONVERTED_AT = number("converted_at");
    /** {@link ConversionState#text()}. */
    public static final Dimension STATE = text("state");
    /** What the journey is made of, as a hash: the same journey has the same revision everywhere and at all times. */
    public static final Dimension REVISION = text("revision");
    /** Why a journey was refused; empty where it was not. */
    public static final Dimension REASON = text("reason");

    /** Start of the session in epoch milliseconds. */
    public static final Dimension STARTED_AT = number("started_at");

    public static final Dimension SESSION = text("session_id");
    public static final Dimension CHANNEL = text("channel_name");
    public static final Dimension DATE = day("date");
    /** {@link CreditModel#text()}. */
    public static final Dimension MODEL = text("model");
    /** Channel that a step of a path comes from; empty for its beginning. */
    public static final Dimension FROM = text("from_channel");
    /** Channel that a step of a path goes to; empty for its end. */
    public static final Dimension TO = text("to_channel");
    /** How many different channels a path has. */
    public static final Dimension CHANNELS = number("channels");
    /** Channels of a journey, oldest first, as {@code A > B}; see {@link #PATHS}. */
    public static final Dimension PATH = text("path");
    /** Sessions of a journey. */
    public static final Dimension SESSIONS = number("sessions");
    /** Whole 24-hour periods, rounded down, from the first session of a journey to its conversion. */
    public static final Dimension DAYS = number("days");

    /** Each conversion: what became of it. Of one id, several users may have one. */
    public static final Rollup CONVERSIONS = new Rollup(
            "conversions",
            DOMAIN,
            Placement.ENTITY,
            List.of(CONVERSION, USER),
            List.of(CONVERTED_AT, STATE, REVISION, REASON),
            List.of(Measure.count("conversions"), Measure.money("revenue"), Measure.count("sessions")));

    /**
     * The journey of each conversion, a cell a session, with the shares of IHC; {@code attributed} is 1 where it has them,
     * and 0 while they are pending and where they were refused.
     */
    public static final Rollup JOURNEYS = new Rollup(
            "journeys",
            DOMAIN,
            Placement.ENTITY,
            List.of(CONVERSION, USER),
            List.of(STARTED_AT, SESSION, CHANNEL),
            List.of(
                    Measure.count("sessions"),
                    Measure.count("attributed"),
                    share("initializer"),
                    share("holder"),
                    share("closer"),
                    share("ihc")));

    /** Conversions by their day and state. */
    public static final Rollup CONVERSION_DAYS = merged(
            "conversion-days",
            List.of(DATE),
            List.of(STATE),
            Measure.count("conversions"),
            Measure.money("revenue"),
            Measure.count("sessions"));

    /**
     * What the sessions of a channel and day cost, each once, and what they are credited with by each model. Every session
     * counts under every model, so a row is whole.
     */
    public static final Rollup CHANNEL_REPORTING = merged(
            "channel-reporting",
            List.of(MODEL, DATE),
            List.of(CHANNEL),
            Measure.count("sessions"),
            Measure.money("cost"),
            new Measure("ihc", CREDIT_SCALE),
            new Measure("ihc_revenue", CREDITED_REVENUE_SCALE));

    /**
     * How often users went from one channel to another: on journeys, by the day of the conversion; and on the paths of
     * users who never converted, by the day of their first session. A step to the same channel is none.
     */
    public static final Rollup TRANSITIONS =
            merged("transitions", List.of(DATE), List.of(FROM, TO), Measure.count("converting"), Measure.count("lost"));

    /** Conversions on whose journey a channel is one of so many different ones, by the day of the conversion. */
    public static final Rollup CHANNEL_SETS = merged(
            "channel-sets",
            List.of(DATE),
            List.of(CHANNEL, CHANNELS),
            Measure.count("conversions"),
            Measure.money("revenue"));

    /**
     * Journeys by their channels and the day of the conversion. Sessions of one channel in a row are one step; of more than
     * {@value #MOST_STEPS} steps the newest are named, behind {@code … > }. {@code seconds} sums the times from the first
     * session to the conversion, rounded down.
     */
    public static final Rollup PATHS = merged(
            "paths",
            List.of(DATE, bucket()),
            List.of(PATH),
            Measure.count("conversions"),
            Measure.money("revenue"),
            Measure.count("sessions"),
            Measure.count("seconds"));

    /** Steps of a path that are named. */
    public static final int MOST_STEPS = 10;

    /** Journeys by their length and duration and the day of the conversion. */
    public static final Rollup JOURNEY_LENGTHS = merged(
            "journey-lengths",
            List.of(DATE),
            List.of(SESSIONS, DAYS),
            Measure.count("conversions"),
            Measure.money("revenue"));

    public static final List<Rollup> ALL = List.of(
            CONVERSIONS,
            JOURNEYS,
            CONVERSION_DAYS,
            CHANNEL_REPORTING,
            TRANSITIONS,
            CHANNEL_SETS,
            PATHS,
            JOURNEY_LENGTHS);

    private AttributionRollups() {}

    private static Rollup merged(String name, List<Dimension> row, List<Dimension> cell, Measure... measures) {
        return new Rollup(name, DOMAIN, Placement.MERGED, row, cell, List.of(measures));
    }

    private static Measure share(String name) {
        return new Measure(name, SHARE_SCALE);
    }
}
