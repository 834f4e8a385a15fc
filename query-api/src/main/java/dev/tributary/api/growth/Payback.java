package dev.tributary.api.growth;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/** When revenue has made up for its cost. */
final class Payback {

    private Payback() {}

    /**
     * The first period by whose end the revenue has reached the cost; empty where it never does, or nothing was spent.
     *
     * @param revenue what came in each period, by its number and in that order
     */
    static Optional<Long> period(BigInteger cost, Map<String, BigInteger> revenue) {
        BigInteger soFar = BigInteger.ZERO;
        if (cost.signum() > 0) {
            for (Map.Entry<String, BigInteger> period : revenue.entrySet()) {
                soFar = soFar.add(period.getValue());
                if (soFar.compareTo(cost) >= 0) {
                    return Optional.of(Long.valueOf(period.getKey()));
                }
            }
        }
        return Optional.empty();
    }
}
