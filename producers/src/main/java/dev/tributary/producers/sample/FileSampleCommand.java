package dev.tributary.producers.sample;

import dev.tributary.producers.ExitCodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that writes a sample into one file and tells what it wrote. */
abstract class FileSampleCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--seed",
            order = 1,
            defaultValue = "1",
            description = "Another seed gives other rows (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = {"-o", "--output"},
            order = 2,
            paramLabel = "FILE",
            required = true,
            description =
                    "Where to write; a file that is there is replaced, and a folder gets a file of the dataset's name.")
    private Path output = Path.of("");

    /** The name of the file where a folder is given. */
    abstract String fileName();

    /** Writes the sample and tells of what rows it consists. */
    abstract String write(Path file, long seed) throws IOException;

    @Override
    public final Integer call() {
        return SampleFiles.writing(spec, () -> {
            Path file = Files.isDirectory(output) ? output.resolve(fileName()) : output;
            String written = write(file, seed);
            PrintWriter out = spec.commandLine().getOut();
            out.println("wrote " + written + " to " + file);
            out.flush();
            return ExitCodes.FINE;
        });
    }
}
