package dev.tributary.cli;

import dev.tributary.producers.ExitCodes;
import dev.tributary.producers.stack.RunningStack;
import dev.tributary.producers.stack.StackFolders;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code up}: everything on this machine. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts everything on this machine and keeps its state.",
            "Kafka, a schema registry, Postgres, the topology and the API listen on loopback; Ctrl-C "
                    + "stops them. All state is kept in the data folder."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tributary up",
            "  tributary up --data /var/lib/tributary --port 8090",
            "  tributary up --data /tmp/second --port 0 --kafka-port 0 --registry-port 0 --postgres-port 0",
            "",
            "Other commands find the stack by stack.json in the data folder. Logs are in its folder logs."
        })
final class UpCommand implements Callable<Integer> {

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder (.tributary/up in the project).")
    private Path data = StackFolders.up();

    @Mixin
    private StackRun run = new StackRun();

    @Override
    public Integer call() {
        run.run(data, System.out, UpCommand::show);
        return ExitCodes.FINE;
    }

    /** Where everything is, for the user to copy. */
    static void show(RunningStack stack) {
        System.out.println();
        System.out.println("  Dashboard " + stack.api() + "/");
        System.out.println("  API       " + stack.api() + "  (reference: " + stack.api() + "/swagger)");
        System.out.println("  Kafka     " + stack.bootstrapServers());
        System.out.println("  Registry  " + stack.schemaRegistry());
        System.out.println("  Postgres  " + stack.postgres());
        System.out.println("  Access    " + AccessNote.of(stack.api()));
        System.out.println();
    }
}
