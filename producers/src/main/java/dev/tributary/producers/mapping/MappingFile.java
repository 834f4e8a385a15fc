package dev.tributary.producers.mapping;

import dev.tributary.producers.ReplayException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads mapping files; each error is one line with file, line, key and remedy. */
public final class MappingFile {

    private static final long MAX_BYTES = 1 << 20;
    private static final String KINDS = "kinds";
    private static final List<String> KEYS = List.of("dataset", "description", "order", "csv", KINDS);
    private static final String NAME = "[a-z0-9][a-z0-9-]{0,63}";
    private static final String NAME_RULE = "must be lower-case letters, digits and dashes";

    private final YamlMap root;

    private MappingFile(YamlMap root) {
        this.root = root;
    }

    /** Reads a file. */
    public static Dataset read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw ReplayException.usage(file + " is not a mapping file: it is larger than 1 MB");
            }
            return parse(String.valueOf(file.getFileName()), Files.readString(file));
        } catch (IOException e) {
            throw ReplayException.usage("cannot read the mapping file " + file + ": " + e.getMessage());
        }
    }

    /** Reads text; the name stands in errors. */
    public static Dataset parse(String name, String text) {
        return new MappingFile(YamlMap.parse(name, text)).dataset(fingerprint(text));
    }

    private Dataset dataset(String fingerprint) {
        String name = root.parsed("dataset", NAME_RULE, MappingFile::checkedName)
                .orElseThrow(() -> root.error("dataset", "is missing"));
        return new Dataset(
                name,
                root.keys().contains(KINDS) ? kinds() : List.of(onlyKind(name)),
                root.optionalMap("csv").flatMap(MappingFile::delimiter),
                inTimeOrder(),
                fingerprint);
    }

    private Mapping onlyKind(String name) {
        return MappingReader.read(name, root.allowing(keys(KEYS, MappingReader.KEYS)));
    }

    private List<Mapping> kinds() {
        YamlMap kinds = root.allowing(keys(KEYS, List.of())).map(KINDS);
        if (kinds.keys().isEmpty()) {
            throw root.error(KINDS, "is empty");
        }
        return kinds.keys().stream().map(kind -> kind(kind, kinds)).toList();
    }

    private static Mapping kind(String name, YamlMap kinds) {
        if (!name.matches(NAME)) {
            throw kinds.error(name, NAME_RULE);
        }
        return MappingReader.read(name, kinds.map(name).allowing(keys(MappingReader.KEYS, List.of())));
    }

    private boolean inTimeOrder() {
        return root.parsed("order", "must be time or file", text -> switch (text) {
                    case "time" -> true;
                    case "file" -> false;
                    default -> throw new IllegalArgumentException(text);
                })
                .orElse(false);
    }

    private static Optional<Character> delimiter(YamlMap csv) {
        return csv.allowing("delimiter").parsed("delimiter", "must be one character", text -> {
            if (text.length() != 1 || "\"\r\n".contains(text)) {
                throw new IllegalArgumentException(text);
            }
            return text.charAt(0);
        });
    }

    private static String checkedName(String name) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException(name);
        }
        return name;
    }

    private static String[] keys(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toArray(String[]::new);
    }

    private static String fingerprint(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
