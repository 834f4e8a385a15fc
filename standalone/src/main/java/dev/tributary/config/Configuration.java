package dev.tributary.config;

import dev.tributary.standalone.StartupException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Settings by their keys, from a properties file and from the environment, which comes first: the variable of {@code
 * tributary.attribution.ihc.mode} is {@code TRIBUTARY_ATTRIBUTION_IHC_MODE}. A key that nobody knows is an error, since it
 * is most often a misspelt one.
 *
 * <p>All methods throw {@link StartupException} with one line for the user, which never holds a value that may be secret.
 */
public final class Configuration {

    private final Properties file;
    private final Map<String, String> environment;

    private Configuration(Properties file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
    }

    /** The settings of a file, if one is given, and of the environment. */
    public static Configuration read(Optional<Path> file, Map<String, String> environment, Set<String> knownKeys) {
        Properties properties = new Properties();
        file.ifPresent(path -> load(path, properties));
        Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
        unknown.removeAll(knownKeys);
        if (!unknown.isEmpty()) {
            throw new StartupException(file.map(Path::toString).orElse("") + ": there is no setting "
                    + unknown.iterator().next() + "; docs/configuration.md lists all of them");
        }
        return new Configuration(properties, environment);
    }

    /** A setting as text; none where it is not given or empty. */
    public Optional<String> text(String key) {
        String variable = environment.get(variable(key));
        return Optional.ofNullable(variable == null ? file.getProperty(key) : variable)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** A setting read as something else; what is wrong with it is told under its key. */
    public <T> Optional<T> read(String key, Function<String, T> reader) {
        return text(key).map(text -> {
            try {
                return reader.apply(text);
            } catch (NumberFormatException e) {
                throw new StartupException(key + " is no whole number");
            } catch (IllegalArgumentException e) {
                throw new StartupException(key + ": " + e.getMessage());
            }
        });
    }

    public Optional<Integer> number(String key) {
        return read(key, Integer::valueOf);
    }

    public Optional<Boolean> flag(String key) {
        return read(key, text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("give true or false");
        });
    }

    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static void load(Path path, Properties into) {
        try (Reader reader = Files.newBufferedReader(path)) {
            into.load(reader);
        } catch (MalformedInputException e) {
            throw new StartupException(path + " is no UTF-8 text");
        } catch (IOException e) {
            throw new StartupException(
                    "cannot read the settings in " + path + ": " + e.getClass().getSimpleName());
        } catch (IllegalArgumentException e) {
            throw new StartupException(path + " is no properties file: " + e.getMessage());
        }
    }
}
