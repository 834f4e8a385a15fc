package dev.tributary.cli;

import dev.tributary.producers.stack.RunningStack;
import dev.tributary.producers.stack.StackFolders;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which API a command asks: the one given, else that of the local stack that runs. */
final class ApiOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder of the running stack, where it is not a default one.")
    private @Nullable Path data;

    @Option(names = "--api", paramLabel = "URL", description = "The public API, instead of a local stack's.")
    private @Nullable URI api;

    /** The base address, without a slash at its end. */
    String address() {
        URI address = api != null ? api : running().api();
        if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
            throw new UnreachableException("'" + address + "' is no address of an API; write http://HOST:PORT");
        }
        return address.toString().replaceAll("/+$", "");
    }

    private RunningStack running() {
        try {
            return StackFolders.find(Optional.ofNullable(data))
                    .orElseThrow(() -> new UnreachableException("no local stack runs"
                            + (data == null ? "" : " on " + data) + "; start one with 'tributary up', or give --api"));
        } catch (IOException e) {
            throw new UnreachableException(e.getMessage() + "; remove the file or name another folder with --data");
        }
    }
}
