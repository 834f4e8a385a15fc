package dev.tributary.producers;

import dev.tributary.producers.mapping.Dataset;
import dev.tributary.producers.rows.TimeRange;
import dev.tributary.producers.source.DatabaseAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What to replay.
 *
 * @param files in a canonical order, so that the same files are the same replay however they are listed
 * @param databases read beside the files
 * @param speed how many times faster than real time event time runs; none for as fast as possible
 */
public record ReplayRequest(
        Dataset dataset,
        List<Path> files,
        List<DatabaseAddress> databases,
        String workspace,
        TimeRange range,
        OptionalDouble speed) {

    private static final String WORKSPACE = "[A-Za-z0-9._-]{1,64}";

    public ReplayRequest {
        files = files.stream()
                .sorted(Comparator.comparing((Path file) -> String.valueOf(file.getFileName()))
                        .thenComparing(Path::toString))
                .toList();
        databases = databases.stream()
                .sorted(Comparator.comparing(DatabaseAddress::name))
                .toList();
        if (!workspace.matches(WORKSPACE)) {
            throw ReplayException.usage(
                    "a workspace is 1 to 64 letters, digits, dots, dashes and underscores, not '" + workspace + "'");
        }
        for (Path file : files) {
            requireFile(file);
        }
        if (range.from().isPresent()
                && range.to().isPresent()
                && range.from().get().isAfter(range.to().get())) {
            throw ReplayException.usage("--from " + range.from().get() + " is after --to "
                    + range.to().get());
        }
    }

    /** All rows as fast as possible. */
    public static ReplayRequest of(Dataset dataset, List<Path> files, String workspace) {
        return new ReplayRequest(dataset, files, List.of(), workspace, TimeRange.unbounded(), OptionalDouble.empty());
    }

    /** The names of the files without folders, and of the databases without passwords. */
    public List<String> sourceNames() {
        return Stream.concat(
                        files.stream().map(file -> String.valueOf(file.getFileName())),
                        databases.stream().map(DatabaseAddress::name))
                .toList();
    }

    private static void requireFile(Path file) {
        if (Files.isDirectory(file)) {
            throw ReplayException.usage(file + " is a folder; give the files in it");
        }
        if (!Files.exists(file)) {
            throw ReplayException.usage("no such file: " + file);
        }
        if (!Files.isRegularFile(file)) {
            throw ReplayException.usage(
                    file + " is a pipe or device, but files are read more than once; save it first");
        }
        if (!Files.isReadable(file)) {
            throw ReplayException.usage("may not read " + file);
        }
    }
}
