package dev.tributary.ihc.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.attribution.ihc.Redistribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that holds the {@code redistribution_parameter} of the service's API. */
public final class RedistributionFile {

    private static final int MAX_BYTES = 4 << 20;

    private RedistributionFile() {}

    /**
     * The redistribution of a file.
     *
     * @throws IOException where it cannot be read
     * @throws IllegalArgumentException where it does not hold one; the message names the file and the field
     */
    public static Redistribution read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IllegalArgumentException(file + " has more than " + MAX_BYTES + " bytes: name fewer channels");
        }
        try {
            return RedistributionJson.read(new ObjectMapper().readTree(Files.readString(file)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " is no JSON: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }
}
