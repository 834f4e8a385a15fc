package dev.tributary.api.stores;

import dev.tributary.api.http.FieldError;
import dev.tributary.api.http.ProblemException;
import dev.tributary.query.routing.ClusterProgress;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Waits until the stores reflect what a client has written: until the facts are taken up, and then until the partial rows
 * that there are by then are merged.
 */
@Singleton
final class ReadAfter {

    private final Looks looks;

    ReadAfter(Looks looks) {
        this.looks = looks;
    }

    /**
     * Returns once the stores reflect these records.
     *
     * @throws ProblemException with status 504 where that takes longer, or 422 where there is no such partition
     */
    void await(Written written, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        written.beyond(partitions(await(ClusterProgress::whole, deadline))).ifPresent(partition -> {
            throw ProblemException.unprocessable(new FieldError(Written.HEADER, "there is no partition " + partition));
        });
        await(progress -> progress.total().reached(written.next()), deadline);
        Map<String, Map<Integer, Long>> partialRows =
                await(ClusterProgress::whole, deadline).total().endOfPartialRows();
        await(progress -> progress.total().reached(partialRows), deadline);
    }

    /** All topics that the stores are made of have as many. */
    private static int partitions(ClusterProgress progress) {
        return progress.placements().partitions().values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    private ClusterProgress await(Predicate<ClusterProgress> enough, long deadline) {
        while (true) {
            try {
                ClusterProgress progress = looks.next().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (enough.test(progress)) {
                    return progress;
                }
            } catch (ExecutionException nobodyThere) {
                // Instances may come back within the time.
            } catch (TimeoutException tooLong) {
                throw timeout();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw timeout();
            }
        }
    }

    private static ProblemException timeout() {
        return ProblemException.timeout(
                "What was written is not reflected yet, or is on no topic of facts; try again, or give more time by "
                        + "'Prefer: wait=SECONDS'.");
    }
}
