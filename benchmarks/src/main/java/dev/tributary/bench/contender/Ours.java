package dev.tributary.bench.contender;

import dev.tributary.bench.data.Cell;
import dev.tributary.streams.StreamsApp;
import dev.tributary.streams.StreamsSettings;
import dev.tributary.streams.StreamsSettings.Guarantee;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;

/** Tributary's own topology, as the product starts it: every rollup, view and the ledger, end to end. */
public final class Ours implements StreamsContender.Application {

    private final Guarantee guarantee;

    Ours(Guarantee guarantee) {
        this.guarantee = guarantee;
    }

    @Override
    public StreamsContender.Running start(Arena arena, String applicationId, Path stateFolder) throws IOException {
        StreamsApp app =
                StreamsApp.start(settings(arena, applicationId, stateFolder).withGuarantee(guarantee));
        return new StreamsContender.Running() {
            @Override
            public Iterator<Cell> cells() {
                return RoutedCells.of(app.uri());
            }

            @Override
            public void close() {
                app.close();
            }
        };
    }

    /** The settings that all runs of our topology share. */
    public static StreamsSettings settings(Arena arena, String applicationId, Path stateFolder) {
        return StreamsSettings.of(arena.bootstrapServers(), arena.schemaRegistry(), stateFolder)
                .withApplicationId(applicationId)
                .withTopics(arena.topics())
                .withThreads(arena.threads())
                .withCommitInterval(Duration.ofMillis(arena.commitMillis()));
    }
}
