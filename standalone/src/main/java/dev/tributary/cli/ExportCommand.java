package dev.tributary.cli;

import picocli.CommandLine.Command;

/** {@code export}: figures as files. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "REPORT",
        commandListHeading = "%nReports:%n",
        subcommands = ExportChannelReporting.class,
        description = "Writes figures into a file.")
final class ExportCommand {}
