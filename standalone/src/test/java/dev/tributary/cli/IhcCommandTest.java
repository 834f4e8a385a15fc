package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class IhcCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine commandLine =
            Tributary.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @Test
    void shouldOfferTheTrainingUnderIhc() {
        assertThat(commandLine.execute("ihc", "train", "--help")).isZero();
        assertThat(out.toString()).contains("tributary ihc train").contains("--lookback-days");
    }

    @Test
    void shouldEndWithTwoWhenNothingOfIhcIsNamed() {
        assertThat(commandLine.execute("ihc")).isEqualTo(2);
        assertThat(err.toString()).contains("Missing required subcommand");
    }
}
