package dev.tributary.attribution.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tributary.attribution.Journey;
import dev.tributary.attribution.Touch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Recorded answers of the real service, which tests skip where the folder is missing. */
public final class CheckData {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private CheckData() {}

    public static Path file(String name) {
        Path file = Optional.ofNullable(System.getenv("TRIBUTARY_CHECK_DATA"))
                .map(Path::of)
                .orElse(Path.of("..", "..", "shared", "data"))
                .resolve("attribution")
                .resolve(name);
        assumeTrue(
                Files.isRegularFile(file),
                () -> "skipped: there is no " + file + "; TRIBUTARY_CHECK_DATA names its folder");
        return file;
    }

    /** The recorded rows by the value of a column. */
    public static Map<String, List<NamedCsvRecord>> responsesBy(String column) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file("ihc_real_responses.csv"))) {
            return rows.stream()
                    .collect(Collectors.groupingBy(
                            row -> row.getField(column), LinkedHashMap::new, Collectors.toList()));
        }
    }

    public static Journey journey(List<NamedCsvRecord> rows) {
        return Journey.of(rows.stream()
                .map(row -> new Touch(
                        row.getField("session_id"),
                        millis(row.getField("timestamp")),
                        row.getField("channel_label"),
                        row.getField("holder_engagement").equals("1"),
                        row.getField("closer_engagement").equals("1"),
                        false))
                .toList());
    }

    public static long millis(String time) {
        return LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
