package dev.tributary.cli;

import dev.tributary.producers.ExitCodes;
import dev.tributary.producers.stack.RunningStack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo-data}: the sample data of the demo, to any stack. */
@Command(
        name = "demo-data",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Sends the sample data of the demo, and returns when every figure reflects it.",
            "It is the same each time: sent again, it changes nothing."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tributary demo-data                                    to the local stack",
            "  tributary demo-data --bootstrap-servers broker:9092 \\",
            "      --schema-registry http://registry:8081 --api http://api:8080"
        })
final class DemoDataCommand implements Callable<Integer> {

    @Mixin
    private StackOptions stack = new StackOptions();

    @Option(names = "--api", paramLabel = "URL", description = "The public API, instead of a local stack's.")
    private @Nullable URI api;

    @Override
    public Integer call() throws IOException {
        List<String> target = new ArrayList<>(List.of(
                "--bootstrap-servers", stack.bootstrapServers(),
                "--schema-registry", stack.schemaRegistry(),
                "--api", api().toString()));
        stack.clientSettingsFile().ifPresent(file -> target.addAll(List.of("--kafka-config-file", file.toString())));
        Path folder = Files.createTempDirectory("tributary-demo");
        try {
            SampleData.send(folder, target);
        } finally {
            remove(folder);
        }
        return ExitCodes.FINE;
    }

    private URI api() {
        return api != null
                ? api
                : stack.stack()
                        .map(RunningStack::api)
                        .orElseThrow(() -> new UnreachableException("no local stack runs; give --api"));
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
