package dev.tributary.producers.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the parts of a running stack listen: the content of {@code stack.json} in its data folder.
 *
 * @param api the public API
 * @param bootstrapServers Kafka, as {@code host:port}
 * @param schemaRegistry the schema registry, the base of its Confluent API
 * @param postgres the JDBC address, without a password
 * @param streams the internal endpoints of the topology's instances
 * @param applicationId the Kafka Streams application id
 * @param pid the process that holds the stack
 */
public record RunningStack(
        URI api,
        String bootstrapServers,
        URI schemaRegistry,
        String postgres,
        List<URI> streams,
        String applicationId,
        long pid) {

    /** The name of the file in the data folder. */
    public static final String FILE = "stack.json";

    private static final long MAX_BYTES = 1 << 20;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public RunningStack {
        Objects.requireNonNull(api, "api");
        Objects.requireNonNull(bootstrapServers, "bootstrap_servers");
        Objects.requireNonNull(schemaRegistry, "schema_registry");
        Objects.requireNonNull(postgres, "postgres");
        Objects.requireNonNull(applicationId, "application_id");
        streams = List.copyOf(streams);
    }

    /**
     * The stack of this data folder, if its process still runs.
     *
     * @throws IOException where {@code stack.json} is there but cannot be read
     */
    public static Optional<RunningStack> find(Path dataDir) throws IOException {
        Path file = dataDir.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        RunningStack stack = read(file);
        return ProcessHandle.of(stack.pid).filter(ProcessHandle::isAlive).map(process -> stack);
    }

    /** Writes {@code stack.json} in one step, so that no reader sees half of it. */
    public void write(Path dataDir) throws IOException {
        Files.createDirectories(dataDir);
        Path part = Files.createTempFile(dataDir, "stack", ".part");
        Files.writeString(part, JSON.writeValueAsString(this) + "\n");
        Files.move(part, dataDir.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes {@code stack.json}: the stack has stopped. */
    public static void remove(Path dataDir) throws IOException {
        Files.deleteIfExists(dataDir.resolve(FILE));
    }

    private static RunningStack read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + " is no stack file: it is larger than " + MAX_BYTES + " bytes");
        }
        try {
            return JSON.readValue(file.toFile(), RunningStack.class);
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is no stack file: " + e.getOriginalMessage(), e);
        }
    }
}
