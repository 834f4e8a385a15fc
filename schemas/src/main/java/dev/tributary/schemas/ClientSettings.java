package dev.tributary.schemas;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
     * @throws IOException where it cannot be read
     * @throws IllegalArgumentException where it is no properties file
     */
    public static ClientSettings read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return new ClientSettings(properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, properties::getProperty)));
    }

    /** Those for a Kafka client at these brokers. */
    public Map<String, String> kafka(String bootstrapServers) {
        Map<String, String> settings = only(key -> !isOfRegistry(key));
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
                || key.equals("auto.register.schemas");
    }

    @Override
    public String toString() {
        return "ClientSettings" + all.keySet().stream().sorted().toList();
    }
}
