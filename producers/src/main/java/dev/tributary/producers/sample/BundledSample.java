package dev.tributary.producers.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The sample files that come with Tributary, one for each dataset. */
public final class BundledSample {

    private BundledSample() {}

    /** Copies the sample of a dataset into a folder, as {@code DATASET.csv}. */
    public static Path copyTo(Path folder, String dataset) throws IOException {
        String name = dataset + ".csv";
        try (InputStream in = BundledSample.class.getResourceAsStream("/dev/tributary/producers/samples/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no sample of " + dataset);
            }
            Files.createDirectories(folder);
            Path file = folder.resolve(name);
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        }
    }
}
