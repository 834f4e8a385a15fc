package dev.tributary.attribution.paths;

import dev.tributary.attribution.Apportionment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Attribution by a Markov chain of first order: a channel is credited in proportion to the conversions that the chain
 * would lose without it (its removal effect), computed exactly from the counts of transitions.
 */
public final class MarkovModel {

    private MarkovModel() {}

    /** Whether users who did not convert count as well. */
    public enum Losses {
        COUNTED,
        LEFT_OUT
    }

    /**
     * The credits by channel, ordered by name; they sum to the conversions and to the revenue exactly, and are all zero
     * where nobody converted.
     *
     * @param revenue of all conversions, at most twelve decimals
     * @throws IllegalArgumentException where a count is negative, the counts are not of whole paths, or there are more
     *     than {@value TransitionMatrix#MAX_CHANNELS} channels
     */
    public static List<ChannelCredit> credits(TransitionCounts counts, Losses losses, BigDecimal revenue) {
        TransitionMatrix matrix = TransitionMatrix.of(counts, losses);
        List<BigInteger> weights = exact(RemovalEffects.of(matrix.walked()));
        long conversions = matrix.conversions();
        List<BigDecimal> conversionCredits = divided(BigDecimal.valueOf(conversions), weights);
        List<BigDecimal> revenueCredits = divided(revenue, weights);
        List<ChannelCredit> credits = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            credits.add(new ChannelCredit(matrix.channels().get(i), conversionCredits.get(i), revenueCredits.get(i)));
        }
        return List.copyOf(credits);
    }

    /** Doubles are fractions of powers of two: as whole numbers of one scale they keep their proportions. */
    private static List<BigInteger> exact(double[] effects) {
        List<BigDecimal> decimals =
                Arrays.stream(effects).mapToObj(BigDecimal::new).toList();
        int scale = decimals.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        return decimals.stream()
                .map(effect -> effect.setScale(scale).unscaledValue())
                .toList();
    }

    private static List<BigDecimal> divided(BigDecimal total, List<BigInteger> weights) {
        BigInteger units = total.setScale(ChannelCredit.SCALE).unscaledValue();
        BigInteger whole = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
        List<BigInteger> numerators = weights.stream().map(units::multiply).toList();
        return Apportionment.ofFractions(numerators, whole.max(BigInteger.ONE)).stream()
                .map(share -> new BigDecimal(share, ChannelCredit.SCALE))
                .toList();
    }
}
