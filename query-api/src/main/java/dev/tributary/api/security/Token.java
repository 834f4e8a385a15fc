package dev.tributary.api.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a caller shows: {@code tributary_ID_SECRET}, or {@code session_ID_SECRET} in the cookie of a browser. The secret has 256
 * random bits, so that a plain hash of it gives nothing away. Its text stays out of every log.
 *
 * @param kind a key or a session
 * @param id names what it belongs to
 * @param secret 43 characters of Base64 for URLs
 */
record Token(Kind kind, String id, String secret) {

    private static final Pattern FORM = Pattern.compile("(tributary|session)_([0-9a-f]{16})_([A-Za-z0-9_-]{43})");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;

    enum Kind {
        KEY("tributary"),
        SESSION("session");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    static Token random(Kind kind) {
        byte[] id = new byte[ID_BYTES];
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(id);
        RANDOM.nextBytes(secret);
        return new Token(
                kind,
                HexFormat.of().formatHex(id),
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** The token of a text, where it has the form of one. */
    static Optional<Token> of(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new Token(
                        form.group(1).equals(Kind.KEY.prefix) ? Kind.KEY : Kind.SESSION, form.group(2), form.group(3)))
                : Optional.empty();
    }

    /** What is shown once, to whom it belongs. */
    String text() {
        return kind.prefix + "_" + id + "_" + secret;
    }

    /** The SHA-256 of its secret, which is all that is kept. */
    String hash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether its secret has that hash; takes as long either way. */
    boolean hasHash(String hash) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "Token[" + id + "]";
    }
}
