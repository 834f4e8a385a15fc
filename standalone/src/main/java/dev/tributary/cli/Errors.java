package dev.tributary.cli;

import dev.tributary.api.security.UnguardedException;
import dev.tributary.producers.ExitCodes;
import dev.tributary.producers.stack.SecretException;
import dev.tributary.schemas.serde.RegistryUnavailableException;
import dev.tributary.standalone.StartupException;
import java.io.PrintWriter;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** How a command that cannot go on tells why: one line on the error stream, and an exit code. */
final class Errors {

    private Errors() {}

    /** Wrong usage: what is wrong and where help is. */
    static int usage(ParameterException error, String[] args) {
        CommandLine command = error.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(red(command, String.valueOf(error.getMessage())));
        UnmatchedArgumentException.printSuggestions(error, err);
        err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCodes.USAGE;
    }

    /** A failure while running. */
    static int failure(Exception error, CommandLine command, ParseResult arguments) {
        Throwable cause = unwrapped(error);
        command.getErr().println(red(command, message(cause)));
        if (Boolean.getBoolean(Logs.VERBOSE_PROPERTY)) {
            cause.printStackTrace(command.getErr());
        }
        return exitCode(cause);
    }

    private static Throwable unwrapped(Exception error) {
        Throwable cause = error.getCause();
        return cause != null && error.getClass() == KafkaException.class ? cause : error;
    }

    private static String message(Throwable error) {
        return switch (error) {
            case StartupException known -> String.valueOf(known.getMessage());
            case UnreachableException known -> String.valueOf(known.getMessage());
            case UnguardedException known -> String.valueOf(known.getMessage());
            case SecretException known -> String.valueOf(known.getMessage());
            case RegistryUnavailableException known -> String.valueOf(known.getMessage());
            case TimeoutException kafka -> "Kafka does not answer: " + kafka.getMessage();
            case KafkaException kafka -> "Kafka: " + kafka.getMessage();
            default -> error.getClass().getSimpleName() + ": " + error.getMessage() + " (--verbose shows where)";
        };
    }

    private static int exitCode(Throwable error) {
        return switch (error) {
            case UnreachableException e -> ExitCodes.UNREACHABLE;
            case RegistryUnavailableException e -> ExitCodes.UNREACHABLE;
            case TimeoutException e -> ExitCodes.UNREACHABLE;
            default -> ExitCodes.FAILED;
        };
    }

    private static String red(CommandLine command, String message) {
        Ansi ansi = command.getColorScheme().ansi();
        return ansi.string("@|red tributary:|@ ") + message;
    }
}
