package dev.tributary.cli;

import dev.tributary.producers.ExitCodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code export channel-reporting}: costs and credits of channels as one CSV file. */
@Command(
        name = "channel-reporting",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes what channels cost and what a model credits them with into a CSV file:",
            "channel_name,date,cost,ihc,ihc_revenue,CPO,ROAS. The file appears when it is whole."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tributary export channel-reporting -o report.csv",
            "  tributary export channel-reporting --from 2023-09-01 --to 2023-09-07 --model linear -o -",
            "",
            "Exit codes: 0 fine; 1 failed; 2 wrong usage; 4 the stack or the API cannot be reached."
        })
final class ExportChannelReporting implements Callable<Integer> {

    private static final int PAGE = 10_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ApiOptions api = new ApiOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The file to write; - is the standard output.")
    private String output = "";

    @Option(names = "--from", paramLabel = "DATE", description = "First day, inclusive.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last day, inclusive.")
    private @Nullable LocalDate to;

    @Option(
            names = "--model",
            defaultValue = "ihc",
            description = {
                "ihc, first, last, last_non_direct, linear, position, time_decay,",
                "markov or shapley (${DEFAULT-VALUE})."
            })
    private String model = "";

    @Option(names = "--workspace", paramLabel = "NAME", description = "The workspace (default).")
    private String workspace = "default";

    @Override
    public Integer call() throws IOException {
        CommandLine commandLine = commandLine();
        PrintWriter err = commandLine.getErr();
        try (ApiClient client = new ApiClient(api.address())) {
            CsvPages pages = new CsvPages(client, rows -> say(err, rows + " rows so far"));
            CsvTarget target = CsvTarget.of(output);
            long rows = target.write(out -> pages.copy(path(), out));
            if (target.isFile()) {
                say(err, rows + " rows in " + output);
            }
            return ExitCodes.FINE;
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(commandLine, String.valueOf(wrong.getMessage()));
        }
    }

    private String path() {
        List<String> query = new ArrayList<>();
        query.add("limit=" + PAGE);
        query.add("workspace=" + encoded(workspace));
        query.add("model=" + encoded(model));
        if (from != null) {
            query.add("from=" + from);
        }
        if (to != null) {
            query.add("to=" + to);
        }
        return "/api/attribution/channel-reporting?" + String.join("&", query);
    }

    private CommandLine commandLine() {
        CommandSpec command = spec;
        if (command == null) {
            throw new IllegalStateException("picocli sets the specification before the command runs");
        }
        return command.commandLine();
    }

    private static void say(PrintWriter err, String text) {
        err.println("tributary: " + text);
        err.flush();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
