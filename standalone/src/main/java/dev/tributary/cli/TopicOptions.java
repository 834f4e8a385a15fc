package dev.tributary.cli;

import dev.tributary.schemas.Topics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which topics an instance reads and writes. */
final class TopicOptions {

    @Option(names = "--prefix", defaultValue = Topics.DEFAULT_PREFIX, description = "Topic prefix (${DEFAULT-VALUE}).")
    private String prefix = "";

    @Option(
            names = "--output-prefix",
            paramLabel = "PREFIX",
            description =
                    "Prefix of all topics but facts and replay runs, for a second application over the same facts.")
    private @Nullable String outputs;

    Topics topics() {
        return outputs == null ? new Topics(prefix) : new Topics(prefix, outputs);
    }
}
