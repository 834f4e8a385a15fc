package dev.tributary.producers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EraseCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldEndWith2UnlessWorkspaceAndUserAreNamed() {
        assertThat(erase("--user", "7")).isEqualTo(2);
        assertThat(err.toString()).contains("Missing required option: '--workspace=<workspace>'");
        assertThat(erase("--workspace", "default")).isEqualTo(2);
        assertThat(err.toString()).contains("Missing required option: '--user=ID'");
        assertThat(erase("--workspace", "default", "--user", "")).isEqualTo(2);
        assertThat(err.toString()).contains("erase: workspace and user must be text and not empty");
    }

    @Test
    void shouldEndWith4WhenNoStackRuns() {
        assertThat(erase("--workspace", "default", "--user", "7", "--data", folder.toString()))
                .isEqualTo(4);
        assertThat(err.toString()).startsWith("erase: no stack runs in " + folder);
    }

    @Test
    void shouldTellInItsHelpWhatItDoesNotReach() {
        assertThat(erase("--help")).isEqualTo(0);
        assertThat(out.toString()).contains("dead letters", "until they compact");
    }

    private int erase(String... arguments) {
        return new CommandLine(new EraseCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
