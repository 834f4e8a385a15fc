package dev.tributary.ihc.client;

import dev.tributary.ihc.ApiKey;

/** Words of the service, fit for logs and messages: one line, cut to a bounded length, without the key. */
final class ServiceText {

    private static final int MAX_LENGTH = 300;

    private ServiceText() {}

    static String clean(String text, ApiKey key) {
        String line = key.hiddenIn(text).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
    }
}
