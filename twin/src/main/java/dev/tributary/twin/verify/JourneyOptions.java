package dev.tributary.twin.verify;

import dev.tributary.twin.JourneyRules;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say which sessions make a journey, where the instances of the running stack do not. */
public final class JourneyOptions {

    @Option(
            names = "--inclusive",
            description = "Sessions at the very moment of a conversion belong to its journey. Without this and the next"
                    + " option, as the running instances have it.")
    private boolean inclusive;

    @Option(
            names = "--lookback-days",
            paramLabel = "N",
            description = "Only sessions of the last N times 24 hours belong to a journey; all before it where N is 0.")
    private @Nullable Long lookbackDays;

    /**
     * The rules that the options say, else those of the first instance that tells them.
     *
     * @throws ParameterException where the number of days is out of range
     */
    public JourneyRules rules(CommandSpec spec, StackAddresses stack) {
        if (!inclusive && lookbackDays == null) {
            return RunningRules.ask(stack.streams(), stack.access().calls()).orElse(JourneyRules.DEFAULT);
        }
        try {
            return new JourneyRules(
                    inclusive,
                    lookbackDays == null || lookbackDays == 0 ? OptionalLong.empty() : OptionalLong.of(lookbackDays));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--lookback-days: " + e.getMessage(), e);
        }
    }
}
