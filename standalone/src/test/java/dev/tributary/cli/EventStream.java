package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** The events of a live view. */
final class EventStream implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BufferedReader lines;
    private String id = "";

    private EventStream(BufferedReader lines) {
        this.lines = lines;
    }

    static EventStream open(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return new EventStream(new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
    }

    /** The data of the next change. */
    JsonNode change() throws IOException {
        return JSON.readTree(next("data: "));
    }

    /** The id that comes next, which the stream starts with. */
    String nextId() throws IOException {
        return next("id: ");
    }

    /** The id of the last event. */
    String id() {
        return id;
    }

    private String next(String wanted) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            }
            if (line.startsWith(wanted)) {
                return line.substring(wanted.length());
            }
        }
        throw new IOException("the stream has ended");
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
