package dev.tributary.producers.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;

/**
 * A quarter of sessions, their costs and conversions as they might be, in a SQLite file: journeys over several channels,
 * impressions, users who never convert, and conversions without any session. The same numbers give the same rows on every
 * machine. Users follow each other, so that the rows are not in the order of time.
 *
 * @param users how many users
 * @param seed another seed gives other users
 */
public record AttributionSample(int users, long seed) {

    private static final int MOST_USERS = 50_000_000;

    public AttributionSample {
        if (users < 0 || users > MOST_USERS) {
            throw new IllegalArgumentException("users must be 0 to 50,000,000");
        }
    }

    /** Writes the file, in place of one that is there. */
    public AttributionRows writeTo(Path file) throws IOException {
        return AttributionTables.write(file, tables -> {
            for (int user = 0; user < users; user++) {
                long bits = GrowthSample.mixed(GrowthSample.mixed(seed) + user);
                AttributionStory.tell(id("u", bits), new Random(bits), tables);
            }
        });
    }

    /** Sixteen hexadecimal digits behind a letter. */
    static String id(String letter, long bits) {
        return letter + HexFormat.of().toHexDigits(bits);
    }
}
