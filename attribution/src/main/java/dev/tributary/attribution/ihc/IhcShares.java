package dev.tributary.attribution.ihc;

import dev.tributary.attribution.Touch;

/**
 * What one touch did for its conversion, in ten-thousandths. Over a journey, initializer, closer and ihc each sum to
 * exactly {@value #WHOLE}, and holder to that or to 0.
 */
public record IhcShares(Touch touch, int initializer, int holder, int closer, int ihc) {

    /** The whole of a phase, in ten-thousandths. */
    public static final int WHOLE = 10_000;
}
