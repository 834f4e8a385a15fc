package dev.tributary.twin.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the stack that runs in a data folder. */
@FunctionalInterface
public interface RunningStacks {

    /**
     * The addresses of the running stack, if one runs.
     *
     * @param dataFolder the folder; empty for the default one
     * @throws IOException where the folder cannot be read
     */
    Optional<StackAddresses> find(Optional<Path> dataFolder) throws IOException;
}
