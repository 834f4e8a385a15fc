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
    private static final String VOUCHERS = "vouchers";
    private static final String COMMERCE = "commerce";
    private static final int GROWTH_USERS = 5_000;
    private static final int VISITS_PER_1000_USERS = 1_600;
    private static final int VOUCHER_ROWS = 5_000;
    private static final int CUSTOMERS = 600;
    private static final int PRODUCTS = 30;

    private BundledSample() {}

    /** Writes the sample of a dataset into a folder, and gives its files. */
    public static List<Path> copyTo(Path folder, String dataset) throws IOException {
        Files.createDirectories(folder);
        return switch (dataset) {
            case GROWTH -> growth(folder);
            case VOUCHERS -> List.of(vouchers(folder));
            case COMMERCE -> List.of(commerce(folder));
            default -> List.of(bundled(folder, dataset + ".csv"));
        };
    }

    private static List<Path> growth(Path folder) throws IOException {
        SampleFiles.write(folder, new GrowthSample(GROWTH_USERS, VISITS_PER_1000_USERS, 1));
        return Stream.of(SampleFiles.VISITS, SampleFiles.ORDERS, SampleFiles.COSTS)
                .map(folder::resolve)
                .toList();
    }

    private static Path vouchers(Path folder) throws IOException {
        Path file = folder.resolve(VoucherSampleCommand.FILE_NAME);
        new VoucherSample(VOUCHER_ROWS, 1).writeTo(file);
        return file;
    }

    private static Path commerce(Path folder) throws IOException {
        Path file = folder.resolve(CommerceSampleCommand.FILE_NAME);
        new CommerceSample(CUSTOMERS, PRODUCTS, 1).writeTo(file);
        return file;
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
