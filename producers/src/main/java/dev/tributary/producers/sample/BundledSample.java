package dev.tributary.producers.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The sample of each dataset that comes with Tributary: files that are bundled, or made up the same each time. */
public final class BundledSample {

    private static final String GROWTH = "growth";
    private static final int GROWTH_USERS = 5_000;
    private static final int VISITS_PER_1000_USERS = 1_600;

    private BundledSample() {}

    /** Writes the sample of a dataset into a folder, and gives its files. */
    public static List<Path> copyTo(Path folder, String dataset) throws IOException {
        Files.createDirectories(folder);
        return dataset.equals(GROWTH) ? growth(folder) : List.of(bundled(folder, dataset + ".csv"));
    }

    private static List<Path> growth(Path folder) throws IOException {
        SampleFiles.write(folder, new GrowthSample(GROWTH_USERS, VISITS_PER_1000_USERS, 1));
        return Stream.of(SampleFiles.VISITS, SampleFiles.ORDERS, SampleFiles.COSTS)
                .map(folder::resolve)
                .toList();
    }

    private static Path bundled(Path folder, String name) throws IOException {
        try (InputStream in = BundledSample.class.getResourceAsStream("/dev/tributary/producers/samples/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no sample " + name);
            }
            Path file = folder.resolve(name);
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        }
    }
}
