package dev.tributary.streams.attribution;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash that content is named by. */
final class Sha256 {

    private Sha256() {}

    /** A digest of one's own, to be used again and again. */
    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
