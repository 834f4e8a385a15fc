package dev.tributary.producers.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Something secret from the environment: arguments are visible to all users of the machine. */
public final class Secret {

    private Secret() {}

    /**
     * The value of a variable or, where its name with {@code _FILE} behind it names a file, what that holds without line
     * ends; none where neither is set.
     *
     * @throws SecretException where both are set or the file cannot be read
     */
    public static Optional<String> read(String variable, Map<String, String> environment) {
        String fileVariable = variable + "_FILE";
        Optional<String> value = given(variable, environment);
        Optional<String> file = given(fileVariable, environment);
        if (value.isPresent() && file.isPresent()) {
            throw new SecretException("set either " + variable + " or " + fileVariable + ", not both");
        }
        return value.or(() -> file.map(path -> content(fileVariable, path)));
    }

    private static Optional<String> given(String variable, Map<String, String> environment) {
        return Optional.ofNullable(environment.get(variable)).filter(text -> !text.isEmpty());
    }

    private static String content(String variable, String path) {
        try {
            return Files.readString(Path.of(path)).replaceAll("[\r\n]+$", "");
        } catch (NoSuchFileException e) {
            throw new SecretException(variable + ": there is no file " + path);
        } catch (IOException e) {
            throw new SecretException(
                    variable + ": " + path + " cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
