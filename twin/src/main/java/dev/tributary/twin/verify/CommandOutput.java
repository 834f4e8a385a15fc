package dev.tributary.twin.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tributary.query.ContractJson;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** What a command says: its results on the output, notices and errors beside it. */
public final class CommandOutput {

    private final CommandSpec spec;

    public CommandOutput(CommandSpec spec) {
        this.spec = spec;
    }

    /** A result, as it is. */
    public void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
    }

    /** A notice or an error of one line. */
    public void tell(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }

    /** A report as indented JSON. */
    public static String json(Object report) throws JsonProcessingException {
        return ContractJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report)
                + System.lineSeparator();
    }
}
