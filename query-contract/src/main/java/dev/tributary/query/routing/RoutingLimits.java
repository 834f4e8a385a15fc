package dev.tributary.query.routing;

import java.time.Duration;

/**
 * Bounds of the work on one question and on all together.
 *
 * @param connect longest wait for a connection to an instance
 * @param placements longest wait for an instance to say where partitions live
 * @param answer longest wait for the answer of one instance
 * @param questions most questions under way at once
 * @param turn longest wait of a further question for its turn
 */
public record RoutingLimits(Duration connect, Duration placements, Duration answer, int questions, Duration turn) {

    public static RoutingLimits defaults() {
        return new RoutingLimits(
                Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10), 64, Duration.ofMillis(100));
    }
}
