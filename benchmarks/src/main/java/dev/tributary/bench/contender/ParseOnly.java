package dev.tributary.bench.contender;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.tributary.bench.process.Meter;
import java.io.IOException;
import java.util.List;

/** FastCSV alone over the file that is replayed: the ceiling of a replay. */
final class ParseOnly implements Contender {

    @SuppressWarnings("UnusedVariable") // so that the work has a result, and is done
    private long characters;

    @Override
    public String name() {
        return "parse-only";
    }

    @Override
    public void prepare(Arena arena) throws IOException {
        WarmUp warm = WarmUp.of(arena);
        while (!warm.getAsBoolean()) {
            parse(arena);
        }
    }

    @Override
    public List<Result> run(Arena arena) throws IOException {
        Meter meter = Meter.start(arena.brokerPid());
        long rows = parse(arena);
        return List.of(Result.of(name(), rows, meter.read()).build());
    }

    private long parse(Arena arena) throws IOException {
        long rows = -1; // the header
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(arena.csv())) {
            for (CsvRecord row : reader) {
                characters += row.getField(0).length();
                rows++;
            }
        }
        return rows;
    }
}
