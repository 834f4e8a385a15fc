package dev.tributary.api.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a key opens; each scope includes those before it. */
public enum Scope {
    /** Ask for figures. */
    READ,
    /** Send facts; nothing of the API takes them yet, they go to Kafka. */
    WRITE,
    /** Re-drive, erase, see the audit log. */
    ADMIN;

    /** The scope of that word, in lower case. */
    public static Optional<Scope> of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }

    /** Its word in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it opens what needs that scope. */
    public boolean includes(Scope needed) {
        return compareTo(needed) >= 0;
    }
}
