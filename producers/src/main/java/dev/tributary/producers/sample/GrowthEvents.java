package dev.tributary.producers.sample;

/** Visits and orders of one day, packed into numbers that sort by the minute and then by the user. */
final class GrowthEvents {

    /** Users are told apart by so many bits. */
    private static final int USER_BITS = 24;

    private static final int LENGTH_BITS = 12;
    private static final int SOURCE_BITS = 4;
    private static final int CENTS_BITS = 28;

    /** Lengths are packed from this many minutes below zero on: clocks are set back. */
    private static final int LEAST_LENGTH = -64;

    private GrowthEvents() {}

    /** One visit. */
    record Visit(int minute, int user, int minutes, int source, boolean touch) {

        long packed() {
            long bits = (long) minute << USER_BITS | user;
            bits = bits << LENGTH_BITS | minutes - LEAST_LENGTH;
            bits = bits << SOURCE_BITS | source;
            return bits << 1 | (touch ? 1 : 0);
        }

        static Visit of(long packed) {
            long bits = packed >>> 1;
            int source = low(bits, SOURCE_BITS);
            bits >>>= SOURCE_BITS;
            int minutes = low(bits, LENGTH_BITS) + LEAST_LENGTH;
            bits >>>= LENGTH_BITS;
            return new Visit((int) (bits >>> USER_BITS), low(bits, USER_BITS), minutes, source, (packed & 1) == 1);
        }
    }

    /** One order. */
    record Order(int minute, int user, int cents) {

        long packed() {
            return ((long) minute << USER_BITS | user) << CENTS_BITS | cents;
        }

        static Order of(long packed) {
            long bits = packed >>> CENTS_BITS;
            return new Order((int) (bits >>> USER_BITS), low(bits, USER_BITS), low(packed, CENTS_BITS));
        }
    }

    private static int low(long bits, int count) {
        return (int) (bits & (1L << count) - 1);
    }
}
