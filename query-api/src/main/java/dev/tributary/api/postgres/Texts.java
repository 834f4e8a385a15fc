package dev.tributary.api.postgres;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Texts as Postgres can hold them. */
public final class Texts {

    private Texts() {}

    /** Postgres has no zero character in its texts: one in a record must not stop the sink. */
    public static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    /** The SHA-256 of a record's key: a key may be longer than an index of Postgres takes. */
    static String hashed(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
