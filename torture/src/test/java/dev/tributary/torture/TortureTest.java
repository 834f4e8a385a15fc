package dev.tributary.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.torture.Step.Act;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The short form, with one broker: a few faults that take little time, chosen so that each kind is among them. */
@Timeout(1_200)
final class TortureTest {

    private static final Duration ALL_OF_THE_PLAN = Duration.ofHours(1);
    private static final long SEED = 7;
    private static final int RATE = 10;

    @Test
    void shouldBeExactWhenProcessesAreKilledFrozenAndDamagedAndTheirNetworkFails() throws Exception {
        Summary summary = run(
                step(new Act(Deed.LOSE_COMMITS, 0, 3), new Act(Deed.KILL_POSTGRES, 0, 1)),
                step(new Act(Deed.KILL_BROKER, 0, 0)),
                step(new Act(Deed.FREEZE_INSTANCE, 0, 16), new Act(Deed.KILL_API, 0, 0)),
                step(new Act(Deed.CORRUPT_INSTANCE, 1, 0)),
                step(new Act(Deed.KILL_ALL_INSTANCES, 0, 0)));

        assertThat(summary.wrong()).isEmpty();
        assertThat(summary.cells()).isPositive();
        assertThat(summary.rows()).isPositive();
        assertThat(summary.seen().get("complete")).isPositive();
    }

    private static Step step(Act... acts) {
        return new Step(List.of(acts), 1);
    }

    private static Summary run(Step... steps) throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "torture")), "run")
                .toAbsolutePath();
        try (TortureLog log = TortureLog.to(System.out, folder.resolve("torture.log"))) {
            return new Torture(
                            new TortureSettings(ALL_OF_THE_PLAN, SEED, 1, RATE, folder), new Plan(List.of(steps)), log)
                    .run();
        }
    }
}
