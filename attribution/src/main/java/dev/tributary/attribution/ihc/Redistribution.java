package dev.tributary.attribution.ihc;

import dev.tributary.attribution.Touch;
import java.util.List;
import java.util.Set;

/** Which channels hand their values to others, by phase. */
public record Redistribution(Rule initializer, Rule holder, Rule closer) {

    /** Every touch keeps what it has. */
    public static final Redistribution NONE = new Redistribution(Rule.NONE, Rule.NONE, Rule.NONE);

    /** Which touches receive, seen from the one that gives. */
    public enum Direction {
        EARLIER_SESSIONS_ONLY,
        LATER_SESSIONS_ONLY,
        ANY_SESSION
    }

    /**
     * What happens within one phase: each touch of the channels hands its value to the receivers in proportion to their
     * own values, or keeps it where there is no receiver.
     *
     * @param direction where the receivers lie
     * @param receiveThreshold the smallest value, within 0 and 1, with which a touch of another channel receives
     * @param channels the channels that give
     */
    public record Rule(Direction direction, double receiveThreshold, Set<String> channels) {

        /** Nothing moves. */
        public static final Rule NONE = new Rule(Direction.ANY_SESSION, 0, Set.of());

        /** @throws IllegalArgumentException where the threshold is not within 0 and 1 */
        public Rule {
            if (!(receiveThreshold >= 0 && receiveThreshold <= 1)) {
                throw new IllegalArgumentException(
                        "receive_threshold is " + receiveThreshold + ": give a number within 0 and 1");
            }
            channels = Set.copyOf(channels);
        }

        /** The values after the redistribution, as a new array where anything may move. */
        double[] apply(List<Touch> touches, double[] values) {
            if (channels.isEmpty()) {
                return values;
            }
            return switch (direction) {
                case EARLIER_SESSIONS_ONLY -> moved(touches, values, 0, 1);
                case LATER_SESSIONS_ONLY -> moved(touches, values, values.length - 1, -1);
                case ANY_SESSION -> movedToAll(touches, values);
            };
        }

        /** Walks away from the receivers of the first giver, then back, handing out what was met on the way. */
        private double[] moved(List<Touch> touches, double[] values, int from, int step) {
            double[] moved = values.clone();
            double[] given = new double[values.length];
            double received = 0;
            int end = from + step * values.length;
            for (int k = from; k != end; k += step) {
                if (gives(touches.get(k))) {
                    if (received > 0) {
                        given[k] = values[k] / received;
                        moved[k] = 0;
                    }
                } else if (receives(values[k])) {
                    received += values[k];
                }
            }
            double gain = 0;
            for (int k = end - step; k != from - step; k -= step) {
                gain += given[k];
                if (!gives(touches.get(k)) && receives(values[k])) {
                    moved[k] += values[k] * gain;
                }
            }
            return moved;
        }

        private double[] movedToAll(List<Touch> touches, double[] values) {
            double received = 0;
            double given = 0;
            for (int k = 0; k < values.length; k++) {
                if (gives(touches.get(k))) {
                    given += values[k];
                } else if (receives(values[k])) {
                    received += values[k];
                }
            }
            if (received == 0) {
                return values;
            }
            double[] moved = values.clone();
            for (int k = 0; k < values.length; k++) {
                if (gives(touches.get(k))) {
                    moved[k] = 0;
                } else if (receives(values[k])) {
                    moved[k] += values[k] * (given / received);
                }
            }
            return moved;
        }

        private boolean gives(Touch touch) {
            return channels.contains(touch.channel());
        }

        private boolean receives(double value) {
            return value > 0 && value >= receiveThreshold;
        }
    }
}
