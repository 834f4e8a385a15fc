package dev.tributary.ihc.server;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Which requests fail, and how. */
@FunctionalInterface
public interface FaultPlan {

    /** No request fails. */
    FaultPlan NONE = (body, attempt) -> Optional.empty();

    /**
     * The fault of a request.
     *
     * @param attempt how often the same body came before
     */
    Optional<FaultKind> fault(byte[] body, int attempt);

    /** A share of requests fails, in every way alike. The same requests meet the same faults, in whatever order they come. */
    static FaultPlan seeded(double share, long seed) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share of faults is " + share + ": give a number from 0 to 1");
        }
        List<FaultKind> kinds = List.of(FaultKind.values());
        return (body, attempt) -> {
            SplittableRandom random = new SplittableRandom(seed * 31 + Arrays.hashCode(body) * 1_000_003L + attempt);
            return random.nextDouble() < share
                    ? Optional.of(kinds.get(random.nextInt(kinds.size())))
                    : Optional.empty();
        };
    }

    /** Every body fails in this way the first so many times that it comes. */
    static FaultPlan first(int times, FaultKind kind) {
        return (body, attempt) -> attempt < times ? Optional.of(kind) : Optional.empty();
    }
}
