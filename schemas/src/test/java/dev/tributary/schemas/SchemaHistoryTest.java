package dev.tributary.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.schemas.serde.Units;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every schema must read what was written with any of its released versions (BACKWARD_TRANSITIVE).
 *
 * <p>To change a schema: edit its file in {@code src/main/avro}, giving every new field a default, and copy it to
 * {@code src/main/avro-history/<Type>/v<n>.avsc} with the next number. Never touch an earlier version.
 */
class SchemaHistoryTest {

    private static final Path HISTORY = Path.of("src/main/avro-history");

    @TestFactory
    Stream<DynamicTest> shouldReadAllItsVersions() {
        return AvscFiles.current().values().stream()
                .map(schema -> DynamicTest.dynamicTest(schema.getName(), () -> assertReadsAllVersions(schema)));
    }

    @TestFactory
    Stream<DynamicTest> shouldBeItsOwnLatestVersion() {
        return AvscFiles.current().values().stream()
                .map(schema -> DynamicTest.dynamicTest(schema.getName(), () -> assertIsLatestVersion(schema)));
    }

    @Test
    void shouldKeepEverySchemaThatHasAHistory() throws IOException {
        try (Stream<Path> types = Files.list(HISTORY)) {
            assertThat(types.map(type -> type.getFileName().toString()))
                    .as("types of %s; a released schema must not vanish", HISTORY)
                    .containsExactlyInAnyOrderElementsOf(AvscFiles.current().keySet());
        }
    }

    private static void assertReadsAllVersions(Schema current) throws IOException {
        for (Path file : versions(current)) {
            SchemaPairCompatibility pair =
                    SchemaCompatibility.checkReaderWriterCompatibility(current, AvscFiles.parse(file));
            assertThat(pair.getType())
                    .as(
                            "%s cannot read what was written with %s: %s. Give new fields a default, and neither rename"
                                    + " fields nor narrow their types.",
                            current.getName(), file, reasons(pair))
                    .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
            assertThat(Units.conflict(AvscFiles.parse(file), current))
                    .as("%s and %s; add a new field instead of changing a unit", current.getName(), file)
                    .isEmpty();
        }
    }

    private static void assertIsLatestVersion(Schema current) throws IOException {
        List<Path> versions = versions(current);
        Path next = HISTORY.resolve(current.getName()).resolve("v" + (versions.size() + 1) + ".avsc");
        assertThat(versions.stream().map(file -> file.getFileName().toString()))
                .as("versions of %s without a gap", current.getName())
                .containsExactlyElementsOf(Stream.iterate(1, n -> n + 1)
                        .limit(versions.size())
                        .map(n -> "v" + n + ".avsc")
                        .toList());
        assertThat(versions.stream().skip(versions.size() - 1L).map(AvscFiles::parse))
                .as("%s.avsc has changed since its latest version; copy it to %s", current.getName(), next)
                .containsExactly(current);
    }

    private static List<Path> versions(Schema schema) throws IOException {
        Path folder = HISTORY.resolve(schema.getName());
        assertThat(folder)
                .as("%s has no history; copy its file to %s/v1.avsc", schema.getName(), folder)
                .isDirectory();
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(Comparator.comparingInt(SchemaHistoryTest::number))
                    .toList();
        }
    }

    private static int number(Path file) {
        return Integer.parseInt(file.getFileName().toString().replaceAll("\\D", ""));
    }

    private static String reasons(SchemaPairCompatibility pair) {
        return pair.getResult().getIncompatibilities().stream()
                .map(reason -> reason.getLocation() + " " + reason.getMessage())
                .collect(Collectors.joining("; "));
    }
}
