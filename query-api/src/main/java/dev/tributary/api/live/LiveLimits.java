package dev.tributary.api.live;

import java.time.Duration;

/**
 * What clients may take.
 *
 * @param clients most of them at a time
 * @param events most events that wait for one of them
 * @param bytes about the most bytes that wait for one of them
 * @param heartbeat how long a stream stays silent at most
 */
record LiveLimits(int clients, int events, int bytes, Duration heartbeat) {

    static final LiveLimits USUAL = new LiveLimits(200, 1_000, 1 << 20, Duration.ofSeconds(15));
}
