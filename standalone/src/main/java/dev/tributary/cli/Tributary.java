package dev.tributary.cli;

import dev.tributary.ihc.cli.IhcCommand;
import dev.tributary.producers.EraseCommand;
import dev.tributary.producers.ReplayCommand;
import dev.tributary.producers.sample.SampleCommand;
import dev.tributary.producers.stack.StackFolders;
import dev.tributary.schemas.ClientSettings;
import dev.tributary.twin.train.IhcTrainCommand;
import dev.tributary.twin.verify.StackAccess;
import dev.tributary.twin.verify.StackAddresses;
import dev.tributary.twin.verify.VerifyCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line of Tributary. */
@Command(
        name = "tributary",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        subcommands = {
            DemoCommand.class,
            DemoDataCommand.class,
            UpCommand.class,
            StatusCommand.class,
            ReplayCommand.class,
            SampleCommand.class,
            EraseCommand.class,
            ConsumeCommand.class,
            ExportCommand.class,
            ReDriveCommand.class,
            StreamsCommand.class,
            ApiCommand.class,
            KeysCommand.class
        },
        description = "Exact, always-current figures from the history and the live stream of a shop's events.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tributary demo                        everything here, with sample data",
            "  tributary up --data DIR --port 8080   everything here, with your data",
            "  tributary replay campaigns FILE.csv   a file onto the running stack",
            "  tributary consume conversion-rates    follow a view",
            "  tributary export channel-reporting -o FILE  costs and credits of channels as CSV",
            "  tributary verify                      every view against its SQL twin",
            "  tributary ihc train -o FILE           IHC parameters from your own journeys",
            "",
            "'tributary COMMAND --help' tells more; 'tributary test' runs all tests, and",
            "'tributary torture' breaks a running stack and compares every figure."
        })
public final class Tributary {

    /** They stand on this module and may be left out. */
    private static final List<String> OPTIONAL =
            List.of("dev.tributary.torture.TortureCommand", "dev.tributary.bench.BenchCommand");

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Shows log lines and, after a failure, where it came from.")
    private void verbose(boolean asked) {
        if (asked) {
            Logs.verbose();
        }
    }

    private Tributary() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command with all its subcommands. */
    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Tributary());
        commandLine.addSubcommand(new VerifyCommand(Tributary::runningStack, Tributary::access, Clock.systemUTC()));
        commandLine.addSubcommand(ihc());
        OPTIONAL.forEach(name -> addIfPresent(commandLine, name));
        return commandLine
                .setDefaultValueProvider(new EnvironmentDefaults(System.getenv()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Errors::usage)
                .setExecutionExceptionHandler(Errors::failure);
    }

    private static CommandLine ihc() {
        return new CommandLine(new IhcCommand())
                .addSubcommand(new IhcTrainCommand(Tributary::runningStack, Tributary::access));
    }

    private static Optional<StackAddresses> runningStack(Optional<Path> dataFolder) throws IOException {
        return StackFolders.find(dataFolder)
                .map(stack -> new StackAddresses(stack.bootstrapServers(), stack.schemaRegistry(), stack.streams()));
    }

    private static StackAccess access() {
        return new StackAccess(InternalSecret.signature(System.getenv()), ClientSettings.NONE);
    }

    private static void addIfPresent(CommandLine commandLine, String className) {
        try {
            commandLine.addSubcommand(Class.forName(className));
        } catch (ClassNotFoundException leftOut) {
            return;
        }
    }
}
