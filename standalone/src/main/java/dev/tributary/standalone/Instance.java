package dev.tributary.standalone;

import dev.tributary.config.AttributionConfiguration;
import dev.tributary.ihc.IhcApiSettings;
import dev.tributary.ihc.worker.IhcWorker;
import dev.tributary.ihc.worker.IhcWorkerSettings;
import dev.tributary.ihc.worker.IhcWorkerState;
import dev.tributary.schemas.serde.HttpSchemaRegistry;
import dev.tributary.streams.StreamsApp;
import dev.tributary.streams.StreamsSettings;
import dev.tributary.streams.attribution.IhcEngine;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An instance of the topology, and beside it the worker that asks the IHC service, where the service computes IHC. */
public final class Instance implements AutoCloseable {

    private final StreamsApp streams;
    private final Optional<IhcWorker> worker;

    private Instance(StreamsApp streams, Optional<IhcWorker> worker) {
        this.streams = streams;
        this.worker = worker;
    }

    /**
     * Starts both; the topics must exist.
     *
     * @throws IOException where the internal endpoint cannot listen
     */
    public static Instance start(StreamsSettings settings, AttributionConfiguration attribution) throws IOException {
        Optional<IhcWorker> worker = attribution.service().map(service -> worker(settings, service));
        try {
            StreamsApp streams = StreamsApp.start(
                    settings.withAttribution(attribution.settings()), () -> status(attribution, worker));
            return new Instance(streams, worker);
        } catch (IOException | RuntimeException e) {
            worker.ifPresent(IhcWorker::close);
            throw e;
        }
    }

    /** Where the internal endpoint of the topology listens. */
    public URI uri() {
        return streams.uri();
    }

    @Override
    public void close() {
        worker.ifPresent(IhcWorker::close);
        streams.close();
    }

    /** Stops, but does not wait for the topology longer than that. */
    public void close(Duration patience) {
        worker.ifPresent(IhcWorker::close);
        streams.close(patience);
    }

    private static IhcWorker worker(StreamsSettings settings, IhcApiSettings service) {
        Map<String, Object> kafka = new HashMap<>(settings.kafka());
        kafka.put("bootstrap.servers", settings.bootstrapServers());
        return IhcWorker.start(
                new IhcWorkerSettings(
                        kafka, settings.applicationId(), settings.instanceId(), settings.topics(), service),
                HttpSchemaRegistry.connect(settings.registry()));
    }

    private static Map<String, Object> status(AttributionConfiguration attribution, Optional<IhcWorker> worker) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put(
                "attribution",
                Map.of(
                        "inclusive", attribution.settings().rule().inclusive(),
                        "lookback_days", attribution.settings().rule().lookbackDays(),
                        "ihc", attribution.settings().engine() instanceof IhcEngine.Service ? "api" : "local"));
        worker.ifPresent(present -> status.put("ihc_worker", status(present.state())));
        return status;
    }

    private static Map<String, Object> status(IhcWorkerState state) {
        return switch (state) {
            case IhcWorkerState.Running running -> Map.of("state", "running");
            case IhcWorkerState.Waiting waiting ->
                Map.of("state", "waiting", "since", waiting.since().toString(), "because", waiting.because());
            case IhcWorkerState.Stopped stopped ->
                Map.of("state", "stopped", "since", stopped.since().toString(), "because", stopped.because());
        };
    }
}
