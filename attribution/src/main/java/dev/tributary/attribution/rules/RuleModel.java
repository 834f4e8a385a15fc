package dev.tributary.attribution.rules;

import dev.tributary.attribution.Apportionment;
import dev.tributary.attribution.Journey;
import dev.tributary.attribution.Touch;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How a fixed rule divides the credit of a conversion over the touches of its journey. */
public enum RuleModel {

    /** All to the first touch. */
    FIRST {
        @Override
        double[] weights(List<Touch> touches, Set<String> direct) {
            return only(0, touches);
        }
    },

    /** All to the last touch. */
    LAST {
        @Override
        double[] weights(List<Touch> touches, Set<String> direct) {
            return only(touches.size() - 1, touches);
        }
    },

    /** All to the last touch of a channel that is not direct; to the last one where all are. */
    LAST_NON_DIRECT {
        @Override
        double[] weights(List<Touch> touches, Set<String> direct) {
            int last = touches.size() - 1;
            while (last >= 0 && direct.contains(touches.get(last).channel())) {
                last--;
            }
            return last < 0 ? LAST.weights(touches, direct) : only(last, touches);
        }
    },

    /** The same to each touch. */
    LINEAR {
        @Override
        double[] weights(List<Touch> touches, Set<String> direct) {
            double[] weights = new double[touches.size()];
            Arrays.fill(weights, 1);
            return weights;
        }
    },

    /** 40 % to the first touch and to the last, 20 % to those between; of two touches, half to each. */
    POSITION {
        @Override
        double[] weights(List<Touch> touches, Set<String> direct) {
            int size = touches.size();
            double[] weights = new double[size];
            Arrays.fill(weights, 0.2 / Math.max(1, size - 2));
            weights[0] = 0.4;
            weights[size - 1] = 0.4;
            return weights;
        }
    },

    /** Half as much for every seven days by which a touch lies before the last one. */
    TIME_DECAY {
        @Override
        double[] weights(List<Touch> touches, Set<String> direct) {
            long end = touches.getLast().at();
            return touches.stream()
                    .mapToDouble(touch -> StrictMath.pow(2, (touch.at() - end) / HALF_LIFE_MILLIS))
                    .toArray();
        }
    };

    /** The whole credit of a conversion: a unit is a millionth. */
    public static final int WHOLE = 1_000_000;

    /** The channels that count as direct where a shop names none. */
    public static final Set<String> DIRECT = Set.of("Direct", "Direct Traffic");

    private static final double HALF_LIFE_MILLIS = Duration.ofDays(7).toMillis();

    /** The model by its public name, such as {@code last_non_direct}. */
    public static Optional<RuleModel> named(String name) {
        return Arrays.stream(values())
                .filter(model -> model.publicName().equals(name))
                .findFirst();
    }

    /** The name in requests and answers. */
    public String publicName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The credits of a journey's touches, oldest first, in millionths with the sum of exactly {@link #WHOLE}.
     *
     * @param direct names of the channels that count as direct
     */
    public int[] credits(Journey journey, Set<String> direct) {
        return Apportionment.ofUnits(weights(journey.touches(), direct), WHOLE);
    }

    abstract double[] weights(List<Touch> touches, Set<String> direct);

    private static double[] only(int index, List<Touch> touches) {
        double[] weights = new double[touches.size()];
        weights[index] = 1;
        return weights;
    }
}
