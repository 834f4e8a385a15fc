package dev.tributary.producers.sample;

import java.util.Random;

/** The channels of the attribution sample, by index from 0: how many come, how engaged they are, and what a session costs. */
final class AttributionChannels {

    private static final String[] NAMES = {
        "Direct", "Organic Search", "Paid Search Brand", "Paid Search", "Social Ads", "Display", "Affiliates", "Email"
    };
    private static final Shares SHARES = Shares.of(18, 22, 12, 13, 16, 8, 5, 6);

    /** Thousandths of a unit of money; 0 where nobody is paid. */
    private static final int[] COST = {0, 0, 180, 420, 310, 90, 260, 0};

    private static final int[] CONVERSIONS_PER_1000 = {110, 70, 130, 75, 35, 12, 95, 120};
    private static final int[] HOLDERS_PER_1000 = {700, 620, 760, 600, 480, 250, 640, 720};
    private static final int[] CLOSERS_PER_1000 = {520, 380, 610, 390, 220, 90, 470, 560};
    private static final int[] IMPRESSIONS_PER_1000 = {0, 0, 0, 0, 180, 600, 0, 0};

    private AttributionChannels() {}

    static int pick(Random random) {
        return SHARES.pick(random);
    }

    static String name(int channel) {
        return NAMES[channel];
    }

    static boolean isPaid(int channel) {
        return COST[channel] > 0;
    }

    /** In thousandths, half to one and a half times the usual. */
    static int cost(int channel, Random random) {
        return COST[channel] * (50 + random.nextInt(101)) / 100;
    }

    static boolean converts(int channel, Random random) {
        return happens(CONVERSIONS_PER_1000[channel], random);
    }

    static boolean holds(int channel, Random random) {
        return happens(HOLDERS_PER_1000[channel], random);
    }

    static boolean closes(int channel, Random random) {
        return happens(CLOSERS_PER_1000[channel], random);
    }

    static boolean isImpression(int channel, Random random) {
        return happens(IMPRESSIONS_PER_1000[channel], random);
    }

    private static boolean happens(int per1000, Random random) {
        return random.nextInt(1000) < per1000;
    }
}
