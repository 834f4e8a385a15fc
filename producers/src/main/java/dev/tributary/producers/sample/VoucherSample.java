package dev.tributary.producers.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Random;

/**
 * Vouchers granted in four countries as they might be, in a Parquet file: customers of all segments, and now and then a row
 * that does not count. The same numbers give the same rows on every machine.
 *
 * @param rows how many grants
 * @param seed another seed gives other grants
 */
public record VoucherSample(int rows, long seed) {

    private static final int MOST_ROWS = 100_000_000;
    private static final LocalDateTime START = LocalDateTime.of(2018, 5, 1, 0, 0);
    private static final int SECONDS = 92 * 86_400;

    private static final String[] COUNTRIES = {"Peru", "China", "Latvia", "Australia"};
    private static final Shares COUNTRY = Shares.of(30, 30, 20, 20);
    private static final int[] AMOUNTS = {1540, 1760, 2200, 2640, 3520, 4400, 5720, 8800, 13200};
    private static final Shares AMOUNT = Shares.of(2, 18, 10, 12, 6, 20, 12, 12, 8);
    /** Orders of frequent customers tend to other amounts, and those of absent ones to greater ones. */
    private static final int FREQUENT = 14;

    private static final int[] DAYS_SINCE = {0, 30, 61, 91, 121, 181, 500};
    private static final Shares SINCE = Shares.of(15, 30, 20, 15, 15, 5);
    private static final int MISSING_PER_1000 = 40;
    private static final int ORDERS_LATER_PER_1000 = 15;
    private static final int LAST_BEFORE_FIRST_PER_1000 = 3;

    public VoucherSample {
        if (rows < 0 || rows > MOST_ROWS) {
            throw new IllegalArgumentException("rows must be 0 to 100,000,000");
        }
    }

    /** Writes the file, in place of one that is there. */
    public void writeTo(Path file) throws IOException {
        VoucherParquet.write(file, parquet -> {
            for (int row = 0; row < rows; row++) {
                add(new Random(GrowthSample.mixed(GrowthSample.mixed(seed) + row)), parquet);
            }
        });
    }

    private void add(Random random, VoucherParquet parquet) throws SQLException {
        LocalDateTime granted =
                START.plusSeconds(random.nextInt(SECONDS)).plusNanos(1_000L * random.nextInt(1_000_000));
        String country = COUNTRIES[COUNTRY.pick(random)];
        int orders = orders(random);
        int bound = SINCE.pick(random);
        int since = DAYS_SINCE[bound] + random.nextInt(DAYS_SINCE[bound + 1] - DAYS_SINCE[bound]);
        boolean later = happens(ORDERS_LATER_PER_1000, random);
        LocalDate last = granted.toLocalDate().plusDays(later ? 1 + random.nextInt(30) : -since);
        boolean backwards = happens(LAST_BEFORE_FIRST_PER_1000, random);
        LocalDate first = last.plusDays(backwards ? 1 : -random.nextInt(1 + 30 * Math.min(orders, 50)));
        String totalOrders = happens(MISSING_PER_1000, random) ? "" : orders + ".0";
        double amount = happens(MISSING_PER_1000 / 4, random) ? Double.NaN : amount(orders, since, random);
        parquet.add(granted, country, last, first, totalOrders, amount);
    }

    private static int orders(Random random) {
        int most = 1 << random.nextInt(7);
        return random.nextInt(most + 1);
    }

    private static double amount(int orders, int since, Random random) {
        int picked = AMOUNT.pick(random);
        if (orders >= FREQUENT && random.nextInt(3) == 0) {
            return AMOUNTS[3];
        }
        return AMOUNTS[since > 120 && random.nextBoolean() ? Math.max(picked, 7) : picked];
    }

    private static boolean happens(int per1000, Random random) {
        return random.nextInt(1000) < per1000;
    }
}
