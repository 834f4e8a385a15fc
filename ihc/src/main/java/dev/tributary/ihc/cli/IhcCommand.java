package dev.tributary.ihc.cli;

import picocli.CommandLine.Command;

/** {@code ihc}: everything about IHC beside the stream. */
@Command(
        name = "ihc",
        header = "IHC attribution beside the stream.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        subcommands = IhcServeCommand.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ihc serve --port 8085    a local server of the IHC service's API",
            "",
            "'ihc COMMAND --help' tells more."
        })
public final class IhcCommand {}
