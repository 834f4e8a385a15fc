package dev.tributary.streams.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void end() {
        end.countDown();
    }

    @Test
    void shouldRefuseAtOnceWhenAllThreadsAreTakenAndAllPlacesToWait() throws Exception {
        try (Turns turns = new Turns(1, 1, Duration.ofDays(1))) {
            turns.bindTo(metrics);
            CompletableFuture<Optional<String>> running = begin(turns);
            CompletableFuture<Optional<String>> waiting =
                    CompletableFuture.supplyAsync(() -> turns.take(() -> "second"), Thread::startVirtualThread);
            while (metrics.get("tributary.questions.waiting").gauge().value() == 0) {
                Thread.onSpinWait();
            }

            assertThat(turns.take(() -> "third")).isEmpty();
            assertThat(metrics.get("tributary.questions.refused")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);

            end.countDown();
            assertThat(running.get()).contains("first");
            assertThat(waiting.get()).contains("second");
        }
    }

    @Test
    void shouldNotAnswerWhatWaitedTooLong() throws Exception {
        try (Turns turns = new Turns(1, 1, Duration.ofNanos(-1))) {
            assertThat(turns.take(() -> "late")).isEmpty();
        }
    }

    @Test
    void shouldRefuseWhenItIsClosed() {
        Turns turns = new Turns(1, 1, Duration.ofDays(1));
        turns.close();

        assertThat(turns.take(() -> "too late")).isEmpty();
    }

    @Test
    void shouldPassOnWhatWentWrong() {
        try (Turns turns = new Turns(1, 1, Duration.ofDays(1))) {
            assertThatThrownBy(() -> turns.take(() -> {
                        throw new IllegalStateException("broken");
                    }))
                    .hasRootCauseMessage("broken");
            assertThat(turns.take(() -> "next")).contains("next");
        }
    }

    /** A question that has its turn, and takes until the end. */
    private CompletableFuture<Optional<String>> begin(Turns turns) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Optional<String>> answer = CompletableFuture.supplyAsync(
                () -> turns.take(() -> {
                    begun.countDown();
                    await(end);
                    return "first";
                }),
                Thread::startVirtualThread);
        begun.await();
        return answer;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
