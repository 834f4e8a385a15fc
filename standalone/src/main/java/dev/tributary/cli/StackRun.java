package dev.tributary.cli;

import dev.tributary.producers.stack.RunningStack;
import dev.tributary.standalone.LocalStack;
import dev.tributary.standalone.Progress;
import dev.tributary.standalone.StackPorts;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a local stack in the foreground until Ctrl-C or SIGTERM; shared by the commands that do so. */
final class StackRun {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", description = "The API (${DEFAULT-VALUE}).")
    private int apiPort;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "Kafka (${DEFAULT-VALUE}).")
    private int kafkaPort;

    @Option(
            names = "--registry-port",
            paramLabel = "PORT",
            defaultValue = "8081",
            description = "The schema registry (${DEFAULT-VALUE}).")
    private int registryPort;

    @Option(
            names = "--postgres-port",
            paramLabel = "PORT",
            defaultValue = "5433",
            description = "Postgres (${DEFAULT-VALUE}). With each of these, 0 takes a free port.")
    private int postgresPort;

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    private volatile boolean failed;

    /**
     * Starts the stack on a folder, and returns never: the end comes as a signal.
     *
     * @param whenReady what to do once queries answer
     */
    void run(Path dataDir, PrintStream out, Consumer<RunningStack> whenReady) {
        LocalStack stack = LocalStack.of(dataDir, ports(), config.attribution()).with(config.voucherSegments());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, out), "stop"));
        Logs.toFile(dataDir.resolve("logs").resolve("tributary.log"));
        out.println("Starting Tributary on " + dataDir.toAbsolutePath().normalize());
        try {
            whenReady.accept(stack.start(Progress.to(out)));
        } catch (RuntimeException e) {
            failed = true;
            stack.close();
            throw e;
        }
        out.println("Ctrl-C stops everything; the data stays.");
        Foreground.waitForASignal();
    }

    private StackPorts ports() {
        try {
            return new StackPorts(apiPort, kafkaPort, registryPort, postgresPort);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private void stop(LocalStack stack, PrintStream out) {
        if (failed) {
            return;
        }
        out.println("Stopping ...");
        stack.close();
        out.println("Stopped.");
    }
}
