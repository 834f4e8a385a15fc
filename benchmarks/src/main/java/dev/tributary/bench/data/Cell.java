package dev.tributary.bench.data;

import dev.tributary.facts.CampaignResult;
import dev.tributary.query.campaigns.CampaignRollups;
import dev.tributary.schemas.Money;
import java.util.List;
import java.util.stream.Stream;

/**
 * One cell of one rollup.
 *
 * @param key name of the rollup and the values of its dimensions, in their order
 * @param sums what the cell adds up
 */
public record Cell(String key, Sums sums) {

    private static final String SEPARATOR = "\t";

    /** A cell by its rollup and dimensions. */
    public static Cell of(String rollup, List<String> dimensions, Sums sums) {
        return new Cell(rollup + "|" + String.join("|", dimensions), sums);
    }

    /** What a single fact contributes to each rollup of the campaigns domain. */
    public static Stream<Cell> of(CampaignResult fact) {
        Sums sums = Sums.of(fact);
        String customer = fact.getCustomerId();
        String date = fact.getDate().toString();
        String status = fact.getStatus();
        String type = fact.getType();
        String category = fact.getCategory();
        return Stream.of(
                of(CampaignRollups.CUSTOMERS.name(), List.of(customer, type), sums),
                of(CampaignRollups.CUSTOMER_DAYS.name(), List.of(date, customer, status, type, category), sums),
                of(CampaignRollups.SEGMENTS.name(), List.of(category, type, status), sums),
                of(CampaignRollups.SEGMENT_DAYS.name(), List.of(date, status, type, category), sums));
    }

    /** The cell as one line of text. */
    public String line() {
        return String.join(
                SEPARATOR,
                key,
                Long.toString(sums.count()),
                Long.toString(sums.revenue()),
                Long.toString(sums.conversions()),
                Long.toString(sums.impressions()),
                Long.toString(sums.clicks()));
    }

    /** Reads what {@link #line()} wrote. */
    public static Cell parse(String line) {
        String[] parts = line.split(SEPARATOR, -1);
        return new Cell(
                parts[0],
                new Sums(
                        Long.parseLong(parts[1]),
                        Long.parseLong(parts[2]),
                        Long.parseLong(parts[3]),
                        Long.parseLong(parts[4]),
                        Long.parseLong(parts[5])));
    }

    /**
     * The measures of a cell.
     *
     * @param count number of facts
     * @param revenue in millionths
     */
    public record Sums(long count, long revenue, long conversions, long impressions, long clicks) {

        /** Nothing. */
        public static final Sums ZERO = new Sums(0, 0, 0, 0, 0);

        /** What one fact brings. */
        public static Sums of(CampaignResult fact) {
            return new Sums(
                    1,
                    Money.toMillionths(fact.getRevenue()),
                    fact.getConversions(),
                    fact.getImpressions(),
                    fact.getClicks());
        }

        public Sums plus(Sums other) {
            return new Sums(
                    count + other.count,
                    revenue + other.revenue,
                    conversions + other.conversions,
                    impressions + other.impressions,
                    clicks + other.clicks);
        }

        public Sums minus(Sums other) {
            return new Sums(
                    count - other.count,
                    revenue - other.revenue,
                    conversions - other.conversions,
                    impressions - other.impressions,
                    clicks - other.clicks);
        }
    }
}
