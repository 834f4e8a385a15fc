package dev.tributary.attribution.ihc;

/** How much each phase counts in the whole: none below zero, one in sum; initializer or closer above zero. */
public record PhaseWeights(double initializer, double holder, double closer) {

    private static final double TOLERANCE = 1e-6;

    /** @throws IllegalArgumentException where a weight is below zero or not a number, or the sum is not one */
    public PhaseWeights {
        boolean none = !(initializer >= 0 && holder >= 0 && closer >= 0 && initializer + closer > 0);
        if (none || !(Math.abs(initializer + holder + closer - 1) <= TOLERANCE)) {
            throw new IllegalArgumentException("the phase weights are " + initializer + ", " + holder + ", " + closer
                    + ": give three from 0 on with the sum 1, of which initializer and closer are not both 0");
        }
    }

    /** The value of a touch over its phases; an empty holder phase hands its weight to the others in proportion. */
    double combine(double inInitializer, double inHolder, double inCloser, boolean holderIsEmpty) {
        double weighted = initializer * inInitializer + holder * inHolder + closer * inCloser;
        return weighted / (initializer + closer + (holderIsEmpty ? 0 : holder));
    }
}
