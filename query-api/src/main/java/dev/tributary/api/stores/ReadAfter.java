package dev.tributary.api.stores;

import dev.tributary.api.http.FieldError;
import dev.tributary.api.http.ProblemException;
import dev.tributary.query.Progress;
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
     * @throws ProblemException with status 504 where that takes longer, or 422 where a record is of no input
     */
    void await(Written written, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        Map<String, Map<Integer, Long>> inputs =
                await(ClusterProgress::whole, deadline).end();
        written.foreignTo(inputs).ifPresent(partition -> {
            throw ProblemException.unprocessable(
                    new FieldError(Written.HEADER, partition + " is no partition of a topic of facts"));
        });
        await(progress -> progress.total().reached(written.next()), deadline);
        Progress taken = await(ClusterProgress::whole, deadline);
        await(progress -> progress.total().reached(taken.endOfPartialRows()), deadline);
    }

    private Progress await(Predicate<ClusterProgress> enough, long deadline) {
        while (true) {
            try {
                ClusterProgress progress = looks.next().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (enough.test(progress)) {
                    return progress.total();
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
                "What was written is not reflected yet; try again, or give more time by 'Prefer: wait=SECONDS'.");
    }
}
