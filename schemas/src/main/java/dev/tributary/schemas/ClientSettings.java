package dev.tributary.schemas;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Further settings of Kafka clients and, by Confluent's names, of the registry client: TLS, SASL, basic auth. Their values stay out
 * of every text.
 *
 * @param all both together, by their usual keys
 */
public record ClientSettings(Map<String, String> all) {

    /** None beyond the addresses. */
    public static final ClientSettings NONE = new ClientSettings(Map.of());

    public ClientSettings {
        all = Map.copyOf(all);
    }

    /**
     * Those of a properties file.
     *
     * @throws IllegalArgumentException where it cannot be read or is none, with a message that names it
     */
    public static ClientSettings read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no settings file " + file, e);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("cannot read the settings file " + file + ": " + e.getMessage(), e);
        }
        return new ClientSettings(properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, properties::getProperty)));
    }

    /** Those for a Kafka client, wherever its brokers are. */
    public Map<String, String> kafka() {
        return only(key -> !isOfRegistry(key));
    }

    /** Those for a Kafka client at these brokers. */
    public Map<String, String> kafka(String bootstrapServers) {
        Map<String, String> settings = kafka();
        settings.put("bootstrap.servers", bootstrapServers);
        return settings;
    }

    /** Those for the client of the registry there. */
    public Map<String, String> registry(String url) {
        Map<String, String> settings = only(ClientSettings::isOfRegistry);
        settings.put("schema.registry.url", url);
        return settings;
    }

    private Map<String, String> only(Predicate<String> wanted) {
        Map<String, String> settings = new TreeMap<>(all);
        settings.keySet().removeIf(wanted.negate());
        return settings;
    }

    private static boolean isOfRegistry(String key) {
        return key.startsWith("schema.registry.")
                || key.startsWith("basic.auth.")
                || key.startsWith("http.")
                || key.startsWith("retries.")
                || key.equals("max.retries")
                || key.equals("auto.register.schemas");
    }

    @Override
    public String toString() {
        return "ClientSettings" + all.keySet().stream().sorted().toList();
    }
}
