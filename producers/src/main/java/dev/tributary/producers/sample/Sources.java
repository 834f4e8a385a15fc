package dev.tributary.producers.sample;

import java.util.Random;

/** The advertising sources of the growth sample, by index from 0: how many come, how many buy, and what a visit costs. */
final class Sources {

    static final int COUNT = 10;

    private static final Shares SHARES = Shares.of(9, 13, 24, 27, 17, 2, 1, 1, 3, 3);

    /** Orders in a thousand first visits; source 3 brings many who do not buy, source 1 few who do. */
    private static final int[] ORDERS_PER_1000 = {190, 160, 75, 95, 110, 60, 30, 45, 120, 150};

    private static final int[] CENTS_A_VISIT = {62, 75, 140, 48, 66, 35, 90, 55, 28, 31};

    private Sources() {}

    static int pick(Random random) {
        return SHARES.pick(random);
    }

    /** How many of a thousand first visits end in an order. */
    static int ordersPer1000(int source) {
        return ORDERS_PER_1000[source];
    }

    /** What the visits of a day cost, three to five quarters of the usual. */
    static long cents(int source, long visits, Random random) {
        return visits * CENTS_A_VISIT[source] * (75 + random.nextInt(51)) / 100;
    }
}
