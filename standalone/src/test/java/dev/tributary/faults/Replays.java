package dev.tributary.faults;

import dev.tributary.producers.KafkaTarget;
import dev.tributary.producers.Replay;
import dev.tributary.producers.ReplayRequest;
import dev.tributary.producers.ReplaySummary;
import dev.tributary.producers.mapping.Datasets;
import dev.tributary.producers.progress.ReplayProgress;
import dev.tributary.producers.rows.TimeRange;
import dev.tributary.replay.ReplayRun;
import dev.tributary.schemas.ClientSettings;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** Replays of files into a scenario. */
final class Replays {

    private Replays() {}

    static ReplaySummary run(Services services, Topics topics, String dataset, List<Path> files) {
        return run(services, topics, ReplayRequest.of(Datasets.named(dataset), files, "default"));
    }

    /** The same so many times faster than real time. */
    static ReplaySummary run(Services services, Topics topics, String dataset, List<Path> files, double speed) {
        return run(
                services,
                topics,
                new ReplayRequest(
                        Datasets.named(dataset),
                        files,
                        List.of(),
                        "default",
                        TimeRange.unbounded(),
                        OptionalDouble.of(speed)));
    }

    private static ReplaySummary run(Services services, Topics topics, ReplayRequest request) {
        KafkaTarget target = new KafkaTarget(services.kafka(), services.registryUrl(), topics, ClientSettings.NONE);
        return Replay.of(request).run(target, ReplayProgress.silent());
    }

    /** What the topic of runs tells, oldest first. */
    static List<ReplayRun> runs(Services services, Topics topics) {
        AvroSerde<ReplayRun> serde = AvroSerde.of(topics.replayRuns(), services.registry());
        return CommittedRecords.read(services.kafka(), topics.replayRuns().name()).stream()
                .map(record -> serde.decode(record.value()))
                .toList();
    }
}
