package dev.tributary.producers.mapping;

import dev.tributary.producers.ReplayException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The datasets that come with Tributary; each is a mapping file. */
public final class Datasets {

    private static final List<String> NAMES = List.of("attribution", "campaigns", "commerce", "growth", "vouchers");
    private static final int NEAR = 3;

    private Datasets() {}

    public static List<String> names() {
        return NAMES;
    }

    /**
     * A dataset.
     *
     * @throws ReplayException where there is none of this name; it names the nearest
     */
    public static Dataset named(String name) {
        if (!NAMES.contains(name)) {
            throw ReplayException.usage("unknown dataset '" + name + "'" + suggestion(name) + "; known are "
                    + String.join(", ", NAMES) + ", and others by --mapping FILE.yaml");
        }
        String file = name + ".yaml";
        try (InputStream in = Datasets.class.getResourceAsStream("/dev/tributary/producers/datasets/" + file)) {
            if (in == null) {
                throw new IllegalStateException("this build lacks its dataset " + file);
            }
            return MappingFile.parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String suggestion(String name) {
        String typed = name.toLowerCase(Locale.ROOT);
        return NAMES.stream()
                .filter(known -> distance(typed, known) <= NEAR)
                .min(Comparator.comparingInt(known -> distance(typed, known)))
                .map(known -> ", did you mean '" + known + "'?")
                .orElse("");
    }

    /** Insertions, deletions and replacements between two words. */
    private static int distance(String a, String b) {
        if (a.length() > 64) {
            return a.length();
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
