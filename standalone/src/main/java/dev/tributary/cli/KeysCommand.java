package dev.tributary.cli;

import picocli.CommandLine.Command;

/** {@code keys}: who may ask the API. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        subcommands = {KeysCreate.class, KeysList.class, KeysRotate.class, KeysRevoke.class},
        description = {
            "Makes and ends keys of the API.",
            "They are kept in Postgres, as hashes; running APIs take a change up within five seconds. "
                    + "The first key closes an API that stood open on loopback."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tributary keys create dashboard --workspace default",
            "  tributary keys create operations --scope admin --expires 90d",
            "  tributary keys list",
            "  tributary keys rotate 4cf1d5d37a2fd698 --overlap 1d",
            "  tributary keys revoke 4cf1d5d37a2fd698"
        })
final class KeysCommand {}
