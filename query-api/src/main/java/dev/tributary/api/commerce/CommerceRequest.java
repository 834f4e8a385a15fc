package dev.tributary.api.commerce;

import dev.tributary.api.http.ListRequest;
import dev.tributary.api.stores.Slice;
import dev.tributary.query.Rollup;
import dev.tributary.query.commerce.CommerceRollups;
import dev.tributary.query.commerce.OrderState;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * A request for figures of commerce.
 *
 * @param list what it asks for
 * @param today the day to look back from where it does not say
 */
record CommerceRequest(ListRequest list, LocalDate today) {

    /** Days after which a customer who has not ordered is churned, where the request does not say. */
    static final int USUAL_DAYS = 180;

    static final int MOST_DAYS = 100_000;

    private static final LocalDate FIRST_DAY = LocalDate.parse(CommerceRollups.ALWAYS);

    /** The lines of the days and categories asked for, without cancelled orders where these are not wanted. */
    Slice lines() {
        Slice all = new Slice(CommerceRollups.CATEGORY_REVENUE, list.filters(), list.from(), list.to());
        boolean cancelledToo = "true".equals(list.choices().get("include_cancelled"));
        return cancelledToo ? all : all.where("state", OrderState.COUNTED.text());
    }

    /** The products of the countries and days asked for. */
    Slice products() {
        return list.ranged()
                ? new Slice(CommerceRollups.PRODUCT_DAYS, list.filters(), list.from(), list.to())
                : filtered(CommerceRollups.PRODUCT_SALES);
    }

    /** The measure by which products are ranked. */
    String by() {
        return list.choices().getOrDefault("by", "units");
    }

    Similarity similarity() {
        return Similarity.valueOf(
                list.choices().getOrDefault("similarity", "llr").toUpperCase(Locale.ROOT));
    }

    /** The day to look back from. */
    LocalDate asOf() {
        return list.dates().getOrDefault("as_of", today);
    }

    int days() {
        return list.numbers().getOrDefault("days", USUAL_DAYS);
    }

    /** Who is a customer on the day. */
    Slice customers() {
        Slice all = filtered(CommerceRollups.CUSTOMER_STARTS);
        return new Slice(all.rollup(), all.where(), Optional.empty(), Optional.of(asOf()));
    }

    /** The days on which an order keeps a customer from being churned. */
    Slice recently() {
        LocalDate from = asOf().minusDays(days());
        return filtered(CommerceRollups.ORDERING_DAYS).days(from.isBefore(FIRST_DAY) ? FIRST_DAY : from, asOf());
    }

    private Slice filtered(Rollup rollup) {
        return new Slice(rollup, list.filters(), Optional.empty(), Optional.empty());
    }
}
