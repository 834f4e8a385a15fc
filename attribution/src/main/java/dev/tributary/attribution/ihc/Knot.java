package dev.tributary.attribution.ihc;

/** One point of a {@link Curve}: the membership, within 0 and 1, at so many hours. */
public record Knot(double hours, double membership) {

    /** @throws IllegalArgumentException where the hours are negative or not finite, or the membership is not within 0 and 1 */
    public Knot {
        if (!(hours >= 0 && hours < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a knot lies at " + hours + " hours: give a finite number from 0 on");
        }
        if (!(membership >= 0 && membership <= 1)) {
            throw new IllegalArgumentException(
                    "a knot at " + hours + " hours has the membership " + membership + ": give one within 0 and 1");
        }
    }
}
