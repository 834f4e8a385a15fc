package dev.tributary.streams.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class SharedLookTest {

    private final AtomicInteger looks = new AtomicInteger();
    private final CountDownLatch underWay = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @Test
    void shouldLookOnceForAllWhoAskWhileALookIsUnderWay() throws Exception {
        SharedLook<Integer> look = new SharedLook<>(this::slowly);
        CompletableFuture<Integer> first = ask(look);
        underWay.await();
        List<Thread> askers = Stream.generate(() -> Thread.ofPlatform().start(look::take))
                .limit(50)
                .toList();
        while (askers.stream().noneMatch(asker -> asker.getState() == Thread.State.BLOCKED)
                || askers.stream().anyMatch(asker -> asker.getState() == Thread.State.RUNNABLE)) {
            Thread.sleep(5);
        }
        mayEnd.countDown();
        for (Thread asker : askers) {
            asker.join();
        }

        assertThat(first.join()).isEqualTo(1);
        assertThat(looks).hasValue(2);
    }

    @Test
    void shouldLookAnewWhenNoLookIsUnderWay() {
        SharedLook<Integer> look = new SharedLook<>(looks::incrementAndGet);

        assertThat(look.take()).isEqualTo(1);
        assertThat(look.take()).isEqualTo(2);
    }

    @Test
    void shouldFailAsTheLookDoesAndLookAgain() {
        SharedLook<Integer> look = new SharedLook<>(() -> {
            if (looks.incrementAndGet() == 1) {
                throw new IllegalStateException("no sight");
            }
            return looks.get();
        });

        assertThatThrownBy(look::take).isInstanceOf(IllegalStateException.class).hasMessage("no sight");
        assertThat(look.take()).isEqualTo(2);
    }

    private int slowly() {
        int number = looks.incrementAndGet();
        underWay.countDown();
        try {
            mayEnd.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return number;
    }

    private static CompletableFuture<Integer> ask(SharedLook<Integer> look) {
        return CompletableFuture.supplyAsync(
                look::take, task -> Thread.ofPlatform().start(task));
    }
}
