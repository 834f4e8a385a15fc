package dev.tributary.api.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void end() {
        end.countDown();
    }

    @Test
    void shouldTurnAwayWhatComesWhenAllPlacesAreTaken() throws Exception {
        Admission admission = new Admission(metrics, nobodyWaits(2), nobodyWaits(1));
        CompletableFuture<Optional<String>> first = begin(admission, false);
        CompletableFuture<Optional<String>> second = begin(admission, false);

        assertThat(admission.admit(false, () -> "third")).isEmpty();
        assertThat(refused("all")).isEqualTo(1);
        assertThat(metrics.get("tributary.requests.running")
                        .tag("lane", "all")
                        .gauge()
                        .value())
                .isEqualTo(2);

        end.countDown();
        assertThat(first.get()).contains("answer");
        assertThat(second.get()).contains("answer");
        assertThat(admission.admit(false, () -> "third")).contains("third");
    }

    @Test
    void shouldAnswerOthersWhenTheHeavyOnesHaveFilledTheirLane() throws Exception {
        Admission admission = new Admission(metrics, nobodyWaits(3), nobodyWaits(1));
        begin(admission, true);

        assertThat(admission.admit(true, () -> "heavy")).isEmpty();
        assertThat(admission.admit(false, () -> "light")).contains("light");
        assertThat(refused("heavy")).isEqualTo(1);
        assertThat(refused("all")).isZero();
    }

    @Test
    void shouldGiveTheHeavyPlaceBackWhenThereIsNoneInTheCommonLane() throws Exception {
        Admission admission = new Admission(metrics, nobodyWaits(1), nobodyWaits(1));
        CompletableFuture<Optional<String>> light = begin(admission, false);

        assertThat(admission.admit(true, () -> "heavy")).isEmpty();
        end.countDown();
        light.get();
        assertThat(admission.admit(true, () -> "heavy")).contains("heavy");
    }

    @Test
    void shouldLetAFewWaitForTheirTurn() throws Exception {
        Lane lane = new Lane(1, 1, FOR_EVER);
        Admission admission = new Admission(metrics, lane, nobodyWaits(1));
        begin(admission, false);
        CompletableFuture<Optional<String>> waiting =
                CompletableFuture.supplyAsync(() -> admission.admit(false, () -> "later"));
        while (lane.waiting() == 0) {
            Thread.onSpinWait();
        }

        assertThat(admission.admit(false, () -> "too late")).isEmpty();
        end.countDown();
        assertThat(waiting.get()).contains("later");
    }

    @Test
    void shouldGiveThePlaceBackWhenAnAnswerFails() {
        Admission admission = new Admission(metrics, nobodyWaits(1), nobodyWaits(1));

        assertThatThrownBy(() -> admission.admit(true, () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(admission.admit(true, () -> "next")).contains("next");
    }

    /** A request that has its place, and keeps it until the end. */
    private CompletableFuture<Optional<String>> begin(Admission admission, boolean heavy) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(() -> answer.complete(admission.admit(heavy, () -> {
                    begun.countDown();
                    await(end);
                    return "answer";
                })));
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

    private double refused(String lane) {
        return metrics.get("tributary.requests.refused")
                .tag("lane", lane)
                .counter()
                .count();
    }

    private static Lane nobodyWaits(int width) {
        return new Lane(width, 0, Duration.ZERO);
    }
}
