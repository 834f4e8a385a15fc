package dev.tributary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tributary.producers.ExitCodes;
import dev.tributary.producers.stack.RunningStack;
import dev.tributary.producers.stack.StackFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code status}: where the local stack's parts are and whether they answer. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows the parts of the local stack and whether they answer.",
        footer = {"", "Exit codes: 0 all parts answer; 1 one does not; 4 no local stack runs."})
final class StatusCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder of the running stack, where it is not a default one.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        RunningStack stack = StackFolders.find(Optional.ofNullable(data))
                .orElseThrow(() -> new UnreachableException("no local stack runs" + (data == null ? "" : " on " + data)
                        + "; start one with 'tributary up'"));
        List<PartStatus> parts = PartStatus.of(stack);
        if (json) {
            System.out.println(asJson(parts));
        } else {
            parts.forEach(part -> System.out.printf(
                    "%-9s %-48s %s%n", part.name(), part.address(), part.answers() ? "answers" : "does not answer"));
        }
        return parts.stream().allMatch(PartStatus::answers) ? ExitCodes.FINE : ExitCodes.FAILED;
    }

    private static ArrayNode asJson(List<PartStatus> parts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        parts.forEach(part -> array.addObject()
                .put("part", part.name())
                .put("address", part.address())
                .put("answers", part.answers()));
        return array;
    }
}
