package dev.tributary.producers.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;

/** The sessions and conversions of one user; all follows from the random numbers, in whole numbers. */
final class AttributionStory {

    private static final long START =
            LocalDate.of(2024, 3, 1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    private static final int DAYS = 92;
    private static final int SECONDS_A_DAY = 86_400;
    private static final long END = START + (long) DAYS * SECONDS_A_DAY;

    private static final int WITHOUT_SESSION_PER_1000 = 8;
    private static final int ONE_MORE_SESSION_PERCENT = 52;
    private static final int MOST_SESSIONS = 150;
    private static final int SAME_CHANNEL_PERCENT = 30;
    private static final int WITHOUT_COST_PER_1000 = 30;
    private static final int SAME_SECOND_PER_1000 = 5;
    private static final int FREE_PER_1000 = 4;

    /** Seconds until the next session, and until a conversion: a share for each range that ends before the next bound. */
    private static final Shares GAPS = Shares.of(25, 20, 30, 20, 5);

    private static final int[] GAP_BOUNDS = {
        1, 3_600, SECONDS_A_DAY, 4 * SECONDS_A_DAY, 14 * SECONDS_A_DAY, 45 * SECONDS_A_DAY
    };
    private static final Shares DELAYS = Shares.of(70, 25, 5);
    private static final int[] DELAY_BOUNDS = {1, 900, 7_200, 3 * SECONDS_A_DAY};

    private final String user;
    private final Random random;
    private final AttributionTables tables;

    private AttributionStory(String user, Random random, AttributionTables tables) {
        this.user = user;
        this.random = random;
        this.tables = tables;
    }

    static void tell(String user, Random random, AttributionTables tables) throws IOException {
        new AttributionStory(user, random, tables).tell();
    }

    private void tell() throws IOException {
        long time = START + random.nextInt(DAYS * SECONDS_A_DAY);
        if (random.nextInt(1000) < WITHOUT_SESSION_PER_1000) {
            convert(time);
            return;
        }
        int channel = AttributionChannels.pick(random);
        for (int session = 0; session < MOST_SESSIONS && time < END; session++) {
            boolean impression = AttributionChannels.isImpression(channel, random);
            visit(time, channel, impression);
            if (!impression && AttributionChannels.converts(channel, random)) {
                convert(time + delay());
            }
            if (random.nextInt(100) >= ONE_MORE_SESSION_PERCENT) {
                return;
            }
            time += inRange(GAPS, GAP_BOUNDS);
            channel = random.nextInt(100) < SAME_CHANNEL_PERCENT ? channel : AttributionChannels.pick(random);
        }
    }

    private void visit(long time, int channel, boolean impression) throws IOException {
        String id = AttributionSample.id("s", random.nextLong());
        boolean holds = !impression && AttributionChannels.holds(channel, random);
        boolean closes = holds && AttributionChannels.closes(channel, random);
        tables.addSession(id, user, time, AttributionChannels.name(channel), holds, closes, impression);
        if (!AttributionChannels.isPaid(channel)) {
            tables.addCost(id, null);
        } else if (random.nextInt(1000) >= WITHOUT_COST_PER_1000) {
            tables.addCost(id, BigDecimal.valueOf(AttributionChannels.cost(channel, random), 3));
        }
    }

    private void convert(long time) throws IOException {
        int cents = random.nextInt(1000) < FREE_PER_1000 ? 0 : 450 + random.nextInt(4_000) * (1 + random.nextInt(4));
        tables.addConversion(AttributionSample.id("c", random.nextLong()), user, time, BigDecimal.valueOf(cents, 2));
    }

    /** Now and then a conversion is in the very second of its session, which then is not before it. */
    private int delay() {
        return random.nextInt(1000) < SAME_SECOND_PER_1000 ? 0 : inRange(DELAYS, DELAY_BOUNDS);
    }

    private int inRange(Shares ranges, int[] bounds) {
        int range = ranges.pick(random);
        return bounds[range] + random.nextInt(bounds[range + 1] - bounds[range]);
    }
}
