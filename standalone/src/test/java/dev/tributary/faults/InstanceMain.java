package dev.tributary.faults;

import dev.tributary.config.AttributionConfiguration;
import dev.tributary.config.Configuration;
import dev.tributary.ihc.IhcApiSettings;
import dev.tributary.ihc.Retries;
import dev.tributary.schemas.Topics;
import dev.tributary.standalone.Instance;
import dev.tributary.streams.StreamsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One instance of the topology in a process of its own, so that it can be killed; it ends with its parent. */
final class InstanceMain {

    /** How many milliseconds a SIGTERM leaves it for its stop; without it, a SIGTERM just ends it. */
    static final String STOP_WITHIN = "tributary.faults.stop-within";

    /** Short timeouts, so that a test need not wait long for the dead; small polls, so that there are many commits. */
    private static final Map<String, String> KAFKA = Map.of(
            "main.consumer.session.timeout.ms", "6000",
            "main.consumer.heartbeat.interval.ms", "300",
            "producer.transaction.timeout.ms", "5000",
            "main.consumer.max.poll.records", "200",
            // Of the worker that asks the service.
            "max.poll.records", "50");

    private InstanceMain() {}

    /**
     * Arguments: brokers, registry, prefix of topics and application id, state folder, file that takes the address; a file
     * that says how to attribute, if not by default.
     */
    public static void main(String[] arguments) throws IOException {
        Path state = Path.of(arguments[3]);
        Instance app = Instance.start(
                settings(arguments[0], arguments[1], arguments[2], state),
                arguments.length > 5 ? attribution(Path.of(arguments[5])) : AttributionConfiguration.DEFAULT);
        Optional.ofNullable(Long.getLong(STOP_WITHIN))
                .map(Duration::ofMillis)
                .ifPresent(patience -> Runtime.getRuntime().addShutdownHook(new Thread(() -> app.close(patience))));
        Path address = Path.of(arguments[4]);
        Path draft = Files.writeString(
                address.resolveSibling(address.getFileName() + ".draft"),
                app.uri().toString());
        Files.move(draft, address, StandardCopyOption.ATOMIC_MOVE);
        while (System.in.read() >= 0) {
            // nobody writes: the end of the input is the end of the parent
        }
        Runtime.getRuntime().halt(1);
    }

    static StreamsSettings settings(String kafka, String registry, String prefix, Path state) {
        Map<String, String> clients = new HashMap<>(KAFKA);
        DiesWithAnswers.whereAskedFor(clients);
        return StreamsSettings.of(kafka, registry, state)
                .withApplicationId(prefix)
                .withTopics(new Topics(prefix))
                .withCommitInterval(Duration.ofMillis(50))
                .withKafka(clients);
    }

    /** What a file of settings says, with less patience and smaller transactions than users want. */
    static AttributionConfiguration attribution(Path file) {
        AttributionConfiguration read = AttributionConfiguration.of(
                Configuration.read(Optional.of(file), Map.of(), AttributionConfiguration.KEYS));
        return new AttributionConfiguration(read.settings(), read.service().map(InstanceMain::hasty));
    }

    private static IhcApiSettings hasty(IhcApiSettings service) {
        return service.withPatience(
                        Duration.ofSeconds(5),
                        new Retries(8, Duration.ofMillis(1), Duration.ofMillis(10), Duration.ofMillis(10)))
                .withPauses(Duration.ofMillis(100), Duration.ofMillis(100))
                .withGathering(Duration.ofMillis(500), 100);
    }
}
