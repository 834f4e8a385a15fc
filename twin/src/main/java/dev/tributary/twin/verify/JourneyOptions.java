package dev.tributary.twin.verify;

import dev.tributary.twin.JourneyRules;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say which sessions make a journey. */
public final class JourneyOptions {

    @Option(
            names = "--inclusive",
            description =
                    "Sessions at the very moment of a conversion belong to its journey, as they do where the stack"
                            + " runs so.")
    private boolean inclusive;

    @Option(
            names = "--lookback-days",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Only sessions of the last N times 24 hours belong to a journey, as where the stack runs so; all"
                            + " before it where N is 0 (default ${DEFAULT-VALUE}).")
    private long lookbackDays;

    /**
     * The rules that the options say.
     *
     * @throws ParameterException where the number of days is out of range
     */
    public JourneyRules rules(CommandSpec spec) {
        try {
            return new JourneyRules(
                    inclusive, lookbackDays == 0 ? OptionalLong.empty() : OptionalLong.of(lookbackDays));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--lookback-days: " + e.getMessage(), e);
        }
    }
}
