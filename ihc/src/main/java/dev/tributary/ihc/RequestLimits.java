package dev.tributary.ihc;

/** How much one request may hold. */
public record RequestLimits(int journeys, int sessions) {

    /** Of a free account. */
    public static final RequestLimits FREE = new RequestLimits(100, 200);

    /** Of a paid account. */
    public static final RequestLimits PAID = new RequestLimits(100, 3_000);

    private static final int MOST = 100_000;

    /** @throws IllegalArgumentException where a limit is out of bounds */
    public RequestLimits {
        bounded("max journeys", journeys);
        bounded("max sessions", sessions);
    }

    private static void bounded(String name, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException(
                    name + " of a request is " + limit + ": give a number from 1 to " + MOST);
        }
    }
}
