package dev.tributary.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The name under which an instance belongs to its group, kept with its state: killed and started again, it gets its
 * partitions back at once instead of waiting until the group has given its former self up.
 */
final class InstanceId {

    private static final String FILE = "instance-id";

    private InstanceId() {}

    /** The id of the instance with this state folder; made when it first starts. */
    static String of(Path stateDir) {
        Path file = stateDir.resolve(FILE);
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            String id = UUID.randomUUID().toString();
            Files.createDirectories(stateDir);
            Files.writeString(file, id);
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException("the state folder " + stateDir + " cannot be used", e);
        }
    }
}
