package dev.tributary.attribution.ihc;

import java.util.ArrayList;
import java.util.List;

/**
 * A membership by hours, linear between its knots and level before the first and after the last.
 *
 * @param knots 1 to {@value #MAX_KNOTS}, by rising hours
 */
public record Curve(List<Knot> knots) {

    /** Most knots of a curve. */
    public static final int MAX_KNOTS = 10_000;

    /** @throws IllegalArgumentException where there is no knot, there are too many, or the hours do not rise */
    public Curve {
        knots = List.copyOf(knots);
        if (knots.isEmpty() || knots.size() > MAX_KNOTS) {
            throw new IllegalArgumentException("a curve has " + knots.size() + " knots: give it 1 to " + MAX_KNOTS);
        }
        for (int i = 1; i < knots.size(); i++) {
            if (!(knots.get(i).hours() > knots.get(i - 1).hours())) {
                throw new IllegalArgumentException("the hours of a curve must rise from knot to knot, but "
                        + knots.get(i).hours() + " comes after "
                        + knots.get(i - 1).hours());
            }
        }
    }

    /** The curve through pairs of hours and membership: {@code of(0, 1, 24, 0)} falls from 1 to 0 within a day. */
    public static Curve of(double... hoursAndMemberships) {
        List<Knot> knots = new ArrayList<>();
        for (int i = 0; i < hoursAndMemberships.length; i += 2) {
            knots.add(new Knot(hoursAndMemberships[i], hoursAndMemberships[i + 1]));
        }
        return new Curve(knots);
    }

    /** The membership at so many hours. */
    public double at(double hours) {
        int above = firstAbove(hours);
        if (above == 0) {
            return knots.getFirst().membership();
        }
        if (above == knots.size()) {
            return knots.getLast().membership();
        }
        Knot left = knots.get(above - 1);
        Knot right = knots.get(above);
        return left.membership()
                + (right.membership() - left.membership()) * (hours - left.hours()) / (right.hours() - left.hours());
    }

    /** Whether no knot lies lower (sign 1) or higher (sign -1) than the one before it. */
    boolean isMonotone(int sign) {
        for (int i = 1; i < knots.size(); i++) {
            if (sign * (knots.get(i).membership() - knots.get(i - 1).membership()) < 0) {
                return false;
            }
        }
        return true;
    }

    private int firstAbove(double hours) {
        int low = 0;
        int high = knots.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (knots.get(middle).hours() > hours) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
