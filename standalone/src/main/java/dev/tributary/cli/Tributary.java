package dev.tributary.cli;

import java.util.List;
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
        subcommands = {ConsumeCommand.class},
        description = "Exact, always-current figures from the history and the live stream of a shop's events.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tributary demo                        everything here, with sample data",
            "  tributary up --data DIR --port 8080   everything here, with your data",
            "  tributary replay campaigns FILE.csv   a file onto the running stack",
            "  tributary consume conversion-rates    follow a view",
            "  tributary verify                      every view against its SQL twin",
            "",
            "'tributary COMMAND --help' tells more; 'tributary test' runs all tests."
        })
public final class Tributary {

    /** Benchmarks come with their own libraries and may be left out. */
    private static final List<String> OPTIONAL = List.of("dev.tributary.bench.BenchCommand");

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
        OPTIONAL.forEach(name -> addIfPresent(commandLine, name));
        return commandLine
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Errors::usage)
                .setExecutionExceptionHandler(Errors::failure);
    }

    private static void addIfPresent(CommandLine commandLine, String className) {
        try {
            commandLine.addSubcommand(Class.forName(className));
        } catch (ClassNotFoundException leftOut) {
            return;
        }
    }
}
