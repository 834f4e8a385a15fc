package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

final class EnvironmentDefaultsTest {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "TRIBUTARY_BOOTSTRAP_SERVERS", " broker:9092 ",
            "TRIBUTARY_SCHEMA_REGISTRY", "",
            "TRIBUTARY_STREAMS", "http://one:7070,http://two:7070");

    @Test
    void shouldTakeTheEnvironmentWhenAnOptionIsNotGiven() {
        CommandLine api = parsed("api");

        assertThat(option(api, "--bootstrap-servers").<String>getValue()).isEqualTo("broker:9092");
        assertThat(option(api, "--instance").<List<URI>>getValue())
                .containsExactly(URI.create("http://one:7070"), URI.create("http://two:7070"));
        assertThat(option(parsed("verify"), "--streams").<List<URI>>getValue()).hasSize(2);
    }

    @Test
    void shouldPreferTheOptionWhenItIsGiven() {
        CommandLine api = parsed("api", "--bootstrap-servers", "other:9092", "--instance", "http://three:7070");

        assertThat(option(api, "--bootstrap-servers").<String>getValue()).isEqualTo("other:9092");
        assertThat(option(api, "--instance").<List<URI>>getValue()).containsExactly(URI.create("http://three:7070"));
    }

    @Test
    void shouldKeepTheDefaultWhenTheVariableIsEmptyOrNotOneOfThese() {
        CommandLine api = parsed("api");

        assertThat(option(api, "--schema-registry").<String>getValue()).isNull();
        assertThat(option(api, "--host").<String>getValue()).isEqualTo("127.0.0.1");
    }

    private static CommandLine parsed(String... arguments) {
        CommandLine commandLine = Tributary.commandLine().setDefaultValueProvider(new EnvironmentDefaults(ENVIRONMENT));
        return commandLine.parseArgs(arguments).subcommand().commandSpec().commandLine();
    }

    private static OptionSpec option(CommandLine command, String name) {
        return command.getCommandSpec().findOption(name);
    }
}
