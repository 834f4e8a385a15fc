package dev.tributary.cli;

import dev.tributary.producers.stack.RunningStack;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * One part of a running stack.
 *
 * @param name what it is
 * @param address where it listens
 * @param answers whether it did just now
 */
record PartStatus(String name, String address, boolean answers) {

    private static final int TIMEOUT_MILLIS = 3_000;

    /** All parts of a stack, each asked once. */
    static List<PartStatus> of(RunningStack stack) {
        List<PartStatus> parts = new ArrayList<>();
        parts.add(http("api", stack.api(), "/health"));
        stack.streams().forEach(instance -> parts.add(http("streams", instance, "/health/ready")));
        parts.add(tcp("kafka", stack.bootstrapServers(), URI.create("kafka://" + stack.bootstrapServers())));
        parts.add(http("registry", stack.schemaRegistry(), "/subjects"));
        parts.add(tcp("postgres", stack.postgres(), URI.create(stack.postgres().substring("jdbc:".length()))));
        return parts;
    }

    private static PartStatus http(String name, URI address, String path) {
        return new PartStatus(name, address.toString(), isFine(URI.create(address + path)));
    }

    private static PartStatus tcp(String name, String address, URI uri) {
        return new PartStatus(name, address, listens(uri));
    }

    private static boolean isFine(URI uri) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean listens(URI uri) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), TIMEOUT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
