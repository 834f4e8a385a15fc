package dev.tributary.cli;

import picocli.CommandLine.Command;

/** {@code ihc}: everything about IHC beside the stream. */
@Command(
        name = "ihc",
        header = "IHC attribution beside the stream.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n")
final class IhcCommand {}
