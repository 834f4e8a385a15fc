package dev.tributary.producers.ledger;

import dev.tributary.producers.ReplayException;
import dev.tributary.producers.mapping.Dataset;
import dev.tributary.producers.rows.TimeRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What makes two replays the same: the mapping, the time range, and the names and contents of the files. Only then may
 * one go on where the other has stopped.
 */
public final class RunFingerprint {

    private static final int BUFFER = 1 << 18;

    private RunFingerprint() {}

    /**
     * The fingerprint as 32 hexadecimal digits. All bytes of the files count, at about one GB a second.
     *
     * @param databaseContents what tells the content of each database, by its name, which has no password in it
     */
    public static String of(Dataset dataset, TimeRange range, List<Path> files, Map<String, String> databaseContents) {
        List<String> parts = new ArrayList<>();
        parts.add(dataset.name());
        parts.add(dataset.fingerprint());
        parts.add(range.from() + " " + range.to());
        for (Path file : files) {
            parts.add(String.valueOf(file.getFileName()));
            parts.add(content(file));
        }
        databaseContents.forEach((name, content) -> {
            parts.add(name);
            parts.add(content);
        });
        MessageDigest digest = sha256();
        for (String part : parts) {
            digest.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private static String content(Path file) {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw ReplayException.failed("cannot read " + file + ": " + e.getMessage());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
