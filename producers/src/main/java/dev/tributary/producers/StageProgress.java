package dev.tributary.producers;

import dev.tributary.producers.progress.ReplayProgress;
import dev.tributary.producers.source.Stage;
import java.util.function.BooleanSupplier;

/** Shows the copying of tables that are put together, and ends it when the replay is to stop. */
record StageProgress(ReplayProgress progress, BooleanSupplier stopped) implements Stage.Watch {

    @Override
    public void copied(long bytes, long all) {
        if (stopped.getAsBoolean()) {
            throw ReplayException.failed(
                    "stopped while tables were put together; the same command begins anew or goes on where it was");
        }
        progress.update(bytes, all, 0);
    }
}
