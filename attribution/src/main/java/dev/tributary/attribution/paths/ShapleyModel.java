package dev.tributary.attribution.paths;

import dev.tributary.attribution.Apportionment;
import dev.tributary.attribution.paths.ShapleyCounts.Brought;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Attribution by Shapley values: a set of channels is worth the share of all users who convert by its channels alone, and
 * a channel is credited with the mean of what it adds to the sets that it may join.
 *
 * <p>This worth is a sum of one unanimity game per path, and the Shapley value of such a game divides it equally among its
 * members. So the values are the equal division of each path's conversions among its different channels: exact, for any
 * number of channels. Users who did not convert scale every worth alike and change no credit.
 */
public final class ShapleyModel {

    private ShapleyModel() {}

    /**
     * The credits by channel, ordered by name; they sum to the conversions and to the revenue exactly.
     *
     * @throws IllegalArgumentException where the rows are not those of whole paths
     */
    public static List<ChannelCredit> credits(ShapleyCounts counts) {
        BigInteger denominator = denominator(counts);
        SortedMap<String, BigInteger> conversions =
                numerators(counts, denominator, brought -> BigDecimal.valueOf(brought.conversions()));
        SortedMap<String, BigInteger> revenue = numerators(counts, denominator, Brought::revenue);
        List<BigInteger> conversionUnits = rounded(conversions, denominator);
        List<BigInteger> revenueUnits = rounded(revenue, denominator);
        List<ChannelCredit> credits = new ArrayList<>();
        for (String channel : conversions.keySet()) {
            int i = credits.size();
            credits.add(new ChannelCredit(
                    channel,
                    new BigDecimal(conversionUnits.get(i), ChannelCredit.SCALE),
                    new BigDecimal(revenueUnits.get(i), ChannelCredit.SCALE)));
        }
        return List.copyOf(credits);
    }

    /** The least number that every number of channels divides. */
    private static BigInteger denominator(ShapleyCounts counts) {
        BigInteger multiple = BigInteger.ONE;
        for (ShapleyCounts.Member member : counts.rows().keySet()) {
            BigInteger size = BigInteger.valueOf(member.channels());
            multiple = multiple.divide(multiple.gcd(size)).multiply(size);
        }
        return multiple;
    }

    private static SortedMap<String, BigInteger> numerators(
            ShapleyCounts counts, BigInteger denominator, Function<Brought, BigDecimal> measure) {
        SortedMap<String, BigInteger> numerators = new TreeMap<>();
        counts.rows().forEach((member, brought) -> {
            BigInteger units =
                    measure.apply(brought).setScale(ChannelCredit.SCALE).unscaledValue();
            BigInteger part = denominator.divide(BigInteger.valueOf(member.channels()));
            numerators.merge(member.channel(), units.multiply(part), BigInteger::add);
        });
        return numerators;
    }

    private static List<BigInteger> rounded(SortedMap<String, BigInteger> numerators, BigInteger denominator) {
        BigInteger total = numerators.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (total.mod(denominator).signum() != 0) {
            throw new IllegalArgumentException(
                    "the rows do not add up to whole conversions: give the rows of all channels of each path");
        }
        return Apportionment.ofFractions(List.copyOf(numerators.values()), denominator);
    }
}
