package dev.tributary.faults;

import dev.tributary.standalone.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A broker in a process of its own, so that it can fail as a whole; it ends with its parent. */
final class BrokerMain {

    private BrokerMain() {}

    /** Arguments: data folder, port or 0, file that takes the port. */
    public static void main(String[] arguments) throws IOException {
        EmbeddedKafka kafka =
                EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Services.BROKER);
        Path port = Path.of(arguments[2]);
        Path draft =
                Files.writeString(port.resolveSibling(port.getFileName() + ".draft"), String.valueOf(kafka.port()));
        Files.move(draft, port, StandardCopyOption.ATOMIC_MOVE);
        while (System.in.read() >= 0) {
            // nobody writes: the end of the input is the end of the parent
        }
        Runtime.getRuntime().halt(1);
    }
}
