package dev.tributary.attribution.training;

import dev.tributary.attribution.ihc.IhcParameters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.SortedMap;

/**
 * What a training found. The points of its charts are the parameters themselves: the knots of both curves, the weights of
 * the phases and of the channels.
 *
 * @param parameters what was learned
 * @param before the journeys given
 * @param after the journeys learned from
 * @param groups those of two touches and those of more
 * @param channels touches by channel, of the journeys learned from
 * @param remarks what a reader should know of this training, in words
 */
public record TrainingReport(
        IhcParameters parameters,
        Volume before,
        Volume after,
        List<Group> groups,
        SortedMap<String, Long> channels,
        List<String> remarks) {

    private static final int SCALE = 12;

    /** So many touches in so many conversions. */
    public record Volume(long touches, long conversions) {

        static final Volume NONE = new Volume(0, 0);

        Volume plus(int moreTouches) {
            return new Volume(touches + moreTouches, conversions + 1);
        }

        /** Touches per conversion, half up at twelve decimals; 0 without conversions. */
        public BigDecimal averageTouches() {
            return ratio(touches, conversions);
        }
    }

    /**
     * The journeys of some length.
     *
     * @param label {@code 2} or {@code >2}
     * @param share of the conversions learned from, half up at twelve decimals
     */
    public record Group(String label, Volume volume, BigDecimal share) {}

    static List<Group> groups(Volume two, Volume more) {
        long all = two.conversions() + more.conversions();
        return List.of(
                new Group("2", two, ratio(two.conversions(), all)),
                new Group(">2", more, ratio(more.conversions(), all)));
    }

    private static BigDecimal ratio(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), SCALE, RoundingMode.HALF_UP);
    }
}
