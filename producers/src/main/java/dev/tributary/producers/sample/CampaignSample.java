package dev.tributary.producers.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Random;

/**
 * Campaign results as they might be: customers of very different weight, seasons, weekends, and a few suspicious rows.
 * The same numbers give the same rows on every machine; rows are in the order of their dates.
 *
 * @param rows how many rows
 * @param customers how many customers at most
 * @param seed another seed gives other rows
 */
public record CampaignSample(long rows, int customers, long seed) {

    static final String[] COLUMNS = {
        "customer_id", "revenue", "conversions", "status", "type", "category", "date", "impressions", "clicks"
    };

    private static final LocalDate FIRST_DAY = LocalDate.of(2023, 1, 1);
    private static final int DAYS = 731;

    /** Percent of a usual month, January to December. */
    private static final int[] SEASON = {80, 78, 90, 95, 100, 92, 85, 84, 100, 108, 140, 155};

    private static final String[] CATEGORIES = {"ELECTRONICS", "FASHION", "HOME", "TOYS", "BEAUTY", "SPORTS", "GROCERY"
    };
    private static final int[] CATEGORY_SHARE = {22, 24, 17, 13, 10, 9, 5};
    private static final String[] TYPES = {"AWARENESS", "CONVERSION", "ENGAGEMENT"};
    private static final int[] TYPE_SHARE = {30, 42, 28};
    private static final int[] CLICKS_PER_10_000 = {60, 210, 340};
    private static final int[] ORDERS_PER_10_000_CLICKS = {90, 640, 180};
    private static final int HIDDEN_PERCENT = 18;
    private static final int SUSPICIOUS_PER_10_000 = 40;

    public CampaignSample {
        if (rows < 0 || customers < 1 || customers > 10_000_000) {
            throw new IllegalArgumentException("rows must not be negative, and customers 1 to 10,000,000");
        }
    }

    /** Writes the rows as CSV with a header. */
    public void writeTo(Writer out) throws IOException {
        Random random = new Random(seed);
        Shares customerShares = Shares.zipf(customers);
        Shares categories = Shares.of(CATEGORY_SHARE);
        Shares types = Shares.of(TYPE_SHARE);
        long[] rowsUntilDay = Days.spread(rows, FIRST_DAY, DAYS, CampaignSample::weight);
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord(COLUMNS);
        int day = 0;
        for (long row = 0; row < rows; row++) {
            while (row >= rowsUntilDay[day]) {
                day++;
            }
            String customer = CustomerNames.name(customerShares.pick(random));
            int type = types.pick(random);
            csv.writeRecord(record(customer, FIRST_DAY.plusDays(day), type, categories.pick(random), random));
        }
        csv.flush();
    }

    private static String[] record(String customer, LocalDate date, int type, int category, Random random) {
        long impressions = 500L + random.nextInt(4_000) * (1L + random.nextInt(30));
        long clicks = impressions * around(CLICKS_PER_10_000[type], random) / 10_000;
        long conversions = clicks * around(ORDERS_PER_10_000_CLICKS[type], random) / 10_000;
        int oddity = random.nextInt(10_000);
        if (oddity < SUSPICIOUS_PER_10_000 / 2) {
            clicks = impressions + 1 + random.nextInt(200);
        } else if (oddity < SUSPICIOUS_PER_10_000) {
            conversions = clicks + 1 + random.nextInt(20);
        }
        long cents = 0;
        for (long order = Math.min(conversions, 50); order > 0; order--) {
            cents += 900 + random.nextInt(9_000);
        }
        cents = conversions > 50 ? cents * conversions / 50 : cents;
        return new String[] {
            customer,
            BigDecimal.valueOf(cents, 2).toPlainString(),
            Long.toString(conversions),
            random.nextInt(100) < HIDDEN_PERCENT ? "HIDDEN" : "ENABLED",
            TYPES[type],
            CATEGORIES[category],
            date.toString(),
            Long.toString(impressions),
            Long.toString(clicks)
        };
    }

    /** Half to one and a half of the usual. */
    private static long around(int usual, Random random) {
        return usual / 2 + (long) random.nextInt(usual + 1);
    }

    private static long weight(LocalDate date) {
        boolean weekend = date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        return SEASON[date.getMonthValue() - 1] * (weekend ? 13L : 10L);
    }
}
