package dev.tributary.faults;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What an instance says of itself. */
final class Status {

    private static final int PATIENCE_MILLIS = 5_000;

    private Status() {}

    /** Returns once the status of the instance has the reason; it may be too busy with its trouble to answer each time. */
    static void awaitReason(URI instance, String reason) throws InterruptedException {
        while (!read(instance.resolve("/status")).contains(reason)) {
            Thread.sleep(200);
        }
    }

    private static String read(URI uri) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException noAnswer) {
            return "";
        }
    }
}
