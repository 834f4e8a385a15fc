package dev.tributary.producers.sample;

import dev.tributary.producers.ExitCodes;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import picocli.CommandLine.Model.CommandSpec;

/** Where samples are written to. */
final class SampleFiles {

    static final String VISITS = "visits.csv";
    static final String ORDERS = "orders.csv";
    static final String COSTS = "costs.csv";

    private static final int BUFFER = 1 << 18;

    private SampleFiles() {}

    static Writer create(Path file) throws IOException {
        return new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8), BUFFER);
    }

    /** Writes the three files of a growth sample into a folder, which is made. */
    static GrowthRows write(Path folder, GrowthSample sample) throws IOException {
        Files.createDirectories(folder);
        try (Writer visits = create(folder.resolve(VISITS));
                Writer orders = create(folder.resolve(ORDERS));
                Writer costs = create(folder.resolve(COSTS))) {
            return sample.writeTo(visits, orders, costs);
        }
    }

    /** Writes a draft beside the file, and gives it the file's name when it is complete. */
    static void replace(Path file, Drafting drafting) throws IOException {
        Path draft = Path.of(file + ".part");
        Files.deleteIfExists(draft);
        try {
            drafting.write(draft);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (SQLException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Does the work of a command, and tells what fails in one line. */
    static int writing(CommandSpec command, Work work) {
        try {
            return work.run();
        } catch (IllegalArgumentException e) {
            return tell(command, ExitCodes.USAGE, String.valueOf(e.getMessage()));
        } catch (IOException | UncheckedIOException e) {
            return tell(command, ExitCodes.FAILED, "cannot write: " + e.getMessage());
        }
    }

    private static int tell(CommandSpec command, int exitCode, String message) {
        PrintWriter err = command.commandLine().getErr();
        err.println("sample: " + message);
        err.flush();
        return exitCode;
    }

    /** Writes a file. */
    @FunctionalInterface
    interface Drafting {
        void write(Path draft) throws IOException, SQLException;
    }

    /** What a command does; gives the exit code. */
    @FunctionalInterface
    interface Work {
        int run() throws IOException;
    }
}
