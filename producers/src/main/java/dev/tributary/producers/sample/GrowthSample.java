package dev.tributary.producers.sample;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.Random;

/**
 * A year of visits, orders and costs as they might be: seasons, weekdays and hours, sources of very different quality,
 * returning visitors and buyers. The same numbers give the same rows on every machine; all files are in the order of time.
 *
 * @param users how many users
 * @param visitsPer1000Users how many visits a thousand of them make, roughly
 * @param seed another seed gives other users
 */
public record GrowthSample(int users, int visitsPer1000Users, long seed) {

    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    private static final LocalDate SALE = LocalDate.of(2024, 11, 29);
    private static final int DAYS = 366;

    /** Percent of a usual month, January to December, and of a usual day, Monday to Sunday. */
    private static final int[] SEASON = {112, 110, 106, 88, 80, 64, 66, 72, 96, 124, 140, 134};

    private static final int[] WEEKDAYS = {103, 102, 106, 110, 104, 86, 89};
    private static final int SALE_FACTOR = 2;

    public GrowthSample {
        if (users < 0 || users > 10_000_000 || visitsPer1000Users < 1_000 || visitsPer1000Users > 100_000) {
            throw new IllegalArgumentException("users must be 0 to 10,000,000, and visits per user 1 to 100");
        }
    }

    /** Writes the rows as CSV with headers, day by day; keeps only the visits and orders still to come. */
    public GrowthRows writeTo(Writer visits, Writer orders, Writer costs) throws IOException {
        GrowthFiles files = GrowthFiles.begin(visits, orders, costs, user -> Long.toUnsignedString(userId(user)));
        UserStory story = new UserStory(DAYS, visitsPer1000Users);
        DayCalendar comingVisits = new DayCalendar(DAYS);
        DayCalendar comingOrders = new DayCalendar(DAYS);
        long[] usersUntil = Days.spread(users, FIRST_DAY, DAYS, GrowthSample::weight);
        int user = 0;
        for (int day = 0; day < DAYS; day++) {
            for (; user < usersUntil[day]; user++) {
                story.enter(user, day, new Random(mixed(userId(user))), comingVisits, comingOrders);
            }
            files.write(
                    FIRST_DAY.plusDays(day),
                    comingVisits.take(day),
                    comingOrders.take(day),
                    new Random(mixed(seed - day)));
        }
        return files.end();
    }

    /** A 64-bit id for each user; half of them exceed a signed number. */
    private long userId(int user) {
        return mixed(mixed(seed) + user);
    }

    /** A one-to-one mixture of all bits: the end of MurmurHash3. */
    static long mixed(long bits) {
        long h = (bits ^ bits >>> 33) * 0xff51afd7ed558ccdL;
        h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
        return h ^ h >>> 33;
    }

    private static long weight(LocalDate date) {
        long usual = (long) SEASON[date.getMonthValue() - 1]
                * WEEKDAYS[date.getDayOfWeek().getValue() - 1];
        return date.equals(SALE) ? usual * SALE_FACTOR : usual;
    }
}
