package dev.tributary.query;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shows an instance that a call comes from a process that knows the same secret, which never goes over the wire: HMAC-SHA256 over the
 * time, the method, the path and the body, in one header. A call that is heard can be repeated for five minutes, and tells what it
 * told its listener already.
 */
public final class CallSignature {

    /** The header of a signed call: {@code t=SECONDS,v1=HEX}. */
    public static final String HEADER = "Tributary-Signature";

    /** Fewer characters could be guessed. */
    public static final int SHORTEST_SECRET = 32;

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern FORM = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private CallSignature(SecretKeySpec key) {
        this.key = key;
    }

    /** @throws IllegalArgumentException where the secret is too short */
    public static CallSignature of(String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("has fewer than " + SHORTEST_SECRET + " characters");
        }
        return new CallSignature(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    }

    /** The header's value for a call made at that time. */
    public String header(String method, String path, byte[] body, Instant at) {
        long seconds = at.getEpochSecond();
        return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(signature(seconds, method, path, body));
    }

    /** Whether a header was made for this call with the same secret, and not long before or after now. */
    public boolean isRight(String header, String method, String path, byte[] body, Instant now) {
        Matcher form = FORM.matcher(header);
        if (!form.matches()) {
            return false;
        }
        long seconds = Long.parseLong(form.group(1));
        return isRecent(seconds, now)
                && MessageDigest.isEqual(
                        signature(seconds, method, path, body), HexFormat.of().parseHex(form.group(2)));
    }

    private static boolean isRecent(long seconds, Instant now) {
        try {
            return Duration.between(Instant.ofEpochSecond(seconds), now).abs().compareTo(TOLERANCE) <= 0;
        } catch (DateTimeException | ArithmeticException faraway) {
            return false;
        }
    }

    private byte[] signature(long seconds, String method, String path, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((seconds + "\n" + method + "\n" + path + "\n").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "CallSignature";
    }
}
