package dev.tributary.producers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code erase}: see its own help and {@code docs/operations.md}. */
@Command(
        name = "erase",
        header = "Erases all facts of one user; every figure then is as if the user had never been there.",
        description = {
            "",
            "Writes a tombstone for each fact of the user's sessions, orders, campaign results, voucher "
                    + "grants and customer record. Erasing again changes nothing; it finds what has arrived in "
                    + "the meantime.",
            "",
            "Not reached are rejected rows in the topic of dead letters, which hold their text as it "
                    + "was sent, and files: replaying them brings the user back. The brokers keep the erased "
                    + "bytes until they compact the topics. What to do about each is told in docs/operations.md.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  erase --workspace default --user 10329302124590727494 --dry-run    only counts",
            "  erase --workspace default --user 10329302124590727494 --wait       returns when no view has a trace",
            "",
            "Exit codes: 0 done; 1 failed; 2 wrong usage; 4 Kafka or the stack cannot be reached."
        })
public final class EraseCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--workspace", required = true, description = "The workspace of the user.")
    private String workspace = "";

    @Option(names = "--user", required = true, paramLabel = "ID", description = "The user's id, or the customer's.")
    private String user = "";

    @Option(names = "--dry-run", description = "Count the facts, erase none.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Mixin
    private WaitOptions waiting = new WaitOptions();

    @Mixin
    private StackOptions stack = new StackOptions();

    @Override
    public Integer call() {
        try {
            print(erase());
            return ExitCodes.FINE;
        } catch (ReplayException e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("erase: " + e.getMessage());
            err.flush();
            return e.exitCode();
        }
    }

    private EraseSummary erase() {
        Erasure erasure = Erasure.of(workspace, user);
        Optional<Duration> timeout = waiting.timeout();
        KafkaTarget target = stack.target();
        if (dryRun) {
            return erasure.dryRun(target);
        }
        Optional<URI> api = timeout.map(asked -> stack.requireApi());
        EraseSummary summary = erasure.run(target);
        api.ifPresent(address ->
                StackStatus.of(address).awaitTakenUp(erasure.nextOffsets(), timeout.orElseThrow(), () -> false));
        return summary;
    }

    private void print(EraseSummary summary) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? json(summary) : text(summary));
        out.flush();
    }

    private static String text(EraseSummary summary) {
        StringBuilder text = new StringBuilder(summary.dryRun() ? "found" : "erased")
                .append(String.format(
                        Locale.ROOT,
                        " %,d facts of user %s in workspace %s%n",
                        summary.total(),
                        summary.user(),
                        summary.workspace()));
        summary.facts()
                .forEach((topic, facts) -> text.append(String.format(Locale.ROOT, "  %,12d  %s%n", facts, topic)));
        return text.append("  note: rejected rows in the topic of dead letters and files to replay are not touched")
                .toString();
    }

    private static String json(EraseSummary summary) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("workspace", summary.workspace())
                .put("user", summary.user())
                .put("dry_run", summary.dryRun())
                .put("total", summary.total());
        ObjectNode facts = node.putObject("facts");
        summary.facts().forEach(facts::put);
        return node.toPrettyString();
    }
}
