package dev.tributary.faults;

import dev.tributary.schemas.Topics;
import dev.tributary.streams.StreamsApp;
import dev.tributary.streams.StreamsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;

/** One instance of the topology in a process of its own, so that it can be killed; it ends with its parent. */
final class InstanceMain {

    /** Short timeouts, so that a test need not wait long for the dead; small polls, so that there are many commits. */
    private static final Map<String, String> KAFKA = Map.of(
            "main.consumer.session.timeout.ms", "6000",
            "main.consumer.heartbeat.interval.ms", "300",
            "producer.transaction.timeout.ms", "5000",
            "main.consumer.max.poll.records", "200");

    private InstanceMain() {}

    /** Arguments: brokers, registry, prefix of topics and application id, state folder, file that takes the address. */
    public static void main(String[] arguments) throws IOException {
        Path state = Path.of(arguments[3]);
        StreamsApp app = StreamsApp.start(settings(arguments[0], arguments[1], arguments[2], state));
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
        return StreamsSettings.of(kafka, registry, state)
                .withApplicationId(prefix)
                .withTopics(new Topics(prefix))
                .withCommitInterval(Duration.ofMillis(50))
                .withKafka(KAFKA);
    }
}
