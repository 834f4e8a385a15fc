package dev.tributary.query;

/**
 * One additive measure of a rollup: a 128-bit whole number of units.
 *
 * @param name snake_case, as in JSON and CSV
 * @param scale decimals of the unit: 0 for counts, {@code 6} for money in millionths
 */
public record Measure(String name, int scale) {

    public static Measure count(String name) {
        return new Measure(name, 0);
    }

    public static Measure money(String name) {
        return new Measure(name, 6);
    }
}
