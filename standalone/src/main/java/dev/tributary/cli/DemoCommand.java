package dev.tributary.cli;

import dev.tributary.producers.ExitCodes;
import dev.tributary.producers.stack.RunningStack;
import dev.tributary.producers.stack.StackFolders;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}: everything on this machine, with sample data. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts everything on this machine, with sample data.",
            "The data is sent once; Ctrl-C stops everything, and the next start goes on with what is there."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  tributary demo", "  tributary demo --port 8090"})
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder (.tributary/demo in the project).")
    private Path data = StackFolders.demo();

    @Mixin
    private StackRun run = new StackRun();

    @Override
    public Integer call() {
        run.run(data, System.out, this::fill);
        return ExitCodes.FINE;
    }

    private void fill(RunningStack stack) {
        SampleData.sendOnce(data);
        UpCommand.show(stack);
        System.out.println("Try:");
        System.out.println("  curl '" + stack.api() + "/api/conversion-rate/?limit=3'");
        System.out.println("  curl " + stack.api() + "/api/category-type-performance/");
        System.out.println("  curl " + stack.api() + "/api/growth/summary");
        System.out.println("  curl '" + stack.api() + "/api/attribution/models?limit=3'");
        System.out.println("  curl '" + stack.api() + "/api/vouchers/segments?country=Peru&limit=3'");
        System.out.println("  curl '" + stack.api() + "/api/commerce/recommendations/7?workspace=shop&limit=3'");
        System.out.println("  curl -H 'Accept: text/csv' " + stack.api() + "/api/status-distribution/");
        System.out.println();
    }
}
