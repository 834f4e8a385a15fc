package dev.tributary.attribution.paths;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The rollup of Shapley attribution: the conversions and revenue of the paths on which a channel is one of so many
 * different ones.
 */
public final class ShapleyCounts {

    /** A channel and the number of different channels of the paths, itself among them. */
    public record Member(String channel, int channels) implements Comparable<Member> {

        private static final Comparator<Member> BY_NAME =
                Comparator.comparing(Member::channel).thenComparingInt(Member::channels);

        @Override
        public int compareTo(Member other) {
            return BY_NAME.compare(this, other);
        }
    }

    /** What the paths brought. */
    public record Brought(long conversions, BigDecimal revenue) {

        private static final Brought NOTHING = new Brought(0, BigDecimal.ZERO.setScale(ChannelCredit.SCALE));

        private Brought plus(long moreConversions, BigDecimal moreRevenue) {
            return new Brought(
                    Math.addExact(conversions, moreConversions),
                    revenue.add(moreRevenue.setScale(ChannelCredit.SCALE)));
        }
    }

    private final SortedMap<Member, Brought> rows = new TreeMap<>();

    /**
     * Adds the conversions of a path; negative ones take them away again.
     *
     * @param revenue of these conversions, at most twelve decimals
     */
    public void add(PathOfChannels path, long conversions, BigDecimal revenue) {
        SortedSet<String> channels = path.distinct();
        channels.forEach(channel -> add(new Member(channel, channels.size()), conversions, revenue));
    }

    /** Adds to one row; a row that comes to zero vanishes. */
    public void add(Member member, long conversions, BigDecimal revenue) {
        Brought sum = rows.getOrDefault(member, Brought.NOTHING).plus(conversions, revenue);
        if (sum.equals(Brought.NOTHING)) {
            rows.remove(member);
        } else {
            rows.put(member, sum);
        }
    }

    /** The rows, by channel and number of channels. */
    public SortedMap<Member, Brought> rows() {
        return Collections.unmodifiableSortedMap(rows);
    }
}
