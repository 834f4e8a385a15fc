package dev.tributary.streams.query;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * A look that takes a while, made one at a time for whoever asks: all who ask while one is under way share the next, which
 * begins after they asked. So it never falls behind its askers, however many there are and however slow it is.
 */
final class SharedLook<T> {

    private final Supplier<T> look;
    private final Object turn = new Object();
    private Optional<CompletableFuture<T>> next = Optional.empty();

    SharedLook(Supplier<T> look) {
        this.look = look;
    }

    /** What is seen by a look that begins after this call; fails as the look does. */
    T take() {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> shared = join(mine);
        if (shared == mine) {
            synchronized (turn) {
                begin();
                complete(mine);
            }
        }
        return await(shared);
    }

    private synchronized CompletableFuture<T> join(CompletableFuture<T> mine) {
        if (next.isEmpty()) {
            next = Optional.of(mine);
        }
        return next.get();
    }

    private synchronized void begin() {
        next = Optional.empty();
    }

    private void complete(CompletableFuture<T> seen) {
        try {
            seen.complete(look.get());
        } catch (RuntimeException | Error e) {
            seen.completeExceptionally(e);
        }
    }

    private static <T> T await(CompletableFuture<T> look) {
        try {
            return look.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
