package dev.tributary.faults;

import dev.tributary.producers.KafkaTarget;
import dev.tributary.producers.Replay;
import dev.tributary.producers.ReplayRequest;
import dev.tributary.producers.ReplaySummary;
import dev.tributary.producers.mapping.Datasets;
import dev.tributary.producers.progress.ReplayProgress;
import dev.tributary.schemas.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Replays of files into a scenario. */
final class Replays {

    private Replays() {}

    static ReplaySummary run(Services services, Topics topics, String dataset, List<Path> files) {
        ReplayRequest request = ReplayRequest.of(Datasets.named(dataset), files, "default");
        KafkaTarget target = new KafkaTarget(services.kafka(), services.registryUrl(), topics, Map.of());
        return Replay.of(request).run(target, ReplayProgress.silent());
    }
}
