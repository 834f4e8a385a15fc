package dev.tributary.bench.process;

import dev.tributary.standalone.EmbeddedKafka;
import java.nio.file.Path;

/** A broker in its own JVM; tells its address, and ends with its parent. */
public final class BrokerMain {

    private BrokerMain() {}

    /**
     * Starts a broker.
     *
     * @param arguments the data folder
     */
    public static void main(String[] arguments) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]), 0)) {
            ChildJvm.tell(kafka.bootstrapServers());
            ChildJvm.awaitEnd();
        }
        Runtime.getRuntime().halt(0);
    }
}
