package dev.tributary.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The schema files of this module, by simple name. */
public final class AvscFiles {

    private AvscFiles() {}

    /** Every current schema. */
    public static Map<String, Schema> current() {
        Map<String, Schema> schemas = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/avro"))) {
            files.filter(file -> file.toString().endsWith(".avsc"))
                    .map(AvscFiles::parse)
                    .forEach(schema -> schemas.put(schema.getName(), schema));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return schemas;
    }

    /** The schema of one file. */
    public static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
