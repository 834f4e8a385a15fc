package dev.tributary.producers.source;

import dev.tributary.producers.ReplayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Several CSV files; each is a table of the name of its file. */
public final class CsvTables implements Tables {

    private final Map<String, Path> files;
    private final Optional<Character> delimiter;
    private final long size;

    private CsvTables(Map<String, Path> files, Optional<Character> delimiter, long size) {
        this.files = files;
        this.delimiter = delimiter;
        this.size = size;
    }

    /**
     * Takes files together.
     *
     * @param delimiter the delimiter of all of them, detected where it is not given
     */
    public static CsvTables of(List<Path> files, Optional<Character> delimiter) {
        Map<String, Path> tables = new LinkedHashMap<>();
        long size = 0;
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            if (tables.put(name, file) != null) {
                throw ReplayException.usage("two files are named " + name + "; rename one of them");
            }
            size += size(file);
        }
        return new CsvTables(tables, delimiter, size);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw ReplayException.failed("cannot read " + file + ": " + e.getMessage());
        }
    }

    @Override
    public String name() {
        return String.join(", ", files.keySet());
    }

    @Override
    public boolean areNamedFreely() {
        return true;
    }

    @Override
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    @Override
    public Source open(String table, Set<String> wanted) {
        return CsvSource.open(Objects.requireNonNull(files.get(table)), delimiter, wanted);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void close() {
        // Each file is opened and closed by itself.
    }
}
