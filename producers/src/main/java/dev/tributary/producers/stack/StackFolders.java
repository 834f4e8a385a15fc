package dev.tributary.producers.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The data folders of local stacks that need no naming: {@code .tributary/up} for {@code up}, {@code .tributary/demo} for
 * {@code demo}, both under the project, whatever folder the command is called from.
 */
public final class StackFolders {

    /** The system property that replaces {@code .tributary}; the launcher sets it. */
    public static final String ROOT_PROPERTY = "tributary.folder";

    private StackFolders() {}

    /** Where {@code up} keeps its state by default. */
    public static Path up() {
        return root().resolve("up");
    }

    /** Where {@code demo} keeps its state by default. */
    public static Path demo() {
        return root().resolve("demo");
    }

    /**
     * The stack that runs on the given folder or, where none is given, on one of the default folders.
     *
     * @throws IOException where a {@code stack.json} is there but cannot be read
     */
    public static Optional<RunningStack> find(Optional<Path> dataDir) throws IOException {
        for (Path folder : dataDir.map(List::of).orElseGet(() -> List.of(up(), demo()))) {
            Optional<RunningStack> stack = RunningStack.find(folder);
            if (stack.isPresent()) {
                return stack;
            }
        }
        return Optional.empty();
    }

    private static Path root() {
        return Path.of(System.getProperty(ROOT_PROPERTY, ".tributary"));
    }
}
