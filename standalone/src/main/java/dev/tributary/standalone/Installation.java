package dev.tributary.standalone;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Objects;
import java.util.Optional;

/** Where this build keeps what is no class: the registry's distribution, unpacked binaries, archives of the JVM. */
public final class Installation {

    /** The system property that names the folder; by default it is found beside the code. */
    public static final String PROPERTY = "tributary.home";

    private Installation() {}

    /** The folder that holds the schema registry's distribution. */
    static Path registry() {
        Path registry = home().resolve("registry");
        if (!Files.isRegularFile(registry.resolve("quarkus-run.jar"))) {
            throw new StartupException("the schema registry is missing from " + registry
                    + "; build it with ./mvnw -pl standalone -am package -DskipTests");
        }
        return registry;
    }

    /** A folder for files that every start of this build may share and make anew. */
    static Path cache() {
        return home().resolve("cache");
    }

    /** The build's output folder of this module. */
    public static Path home() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(Path::of)
                .orElseGet(Installation::besideTheCode)
                .toAbsolutePath();
    }

    private static Path besideTheCode() {
        try {
            CodeSource source = Installation.class.getProtectionDomain().getCodeSource();
            return Objects.requireNonNull(Path.of(source.getLocation().toURI()).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the code lies at no path", e);
        }
    }
}
