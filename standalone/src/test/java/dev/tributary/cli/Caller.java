package dev.tributary.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks the API with a key; an answer is its status, a space and its body. */
record Caller(HttpClient http, URI api, String key) {

    String get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        return told(headers.length == 0 ? request : request.headers(headers));
    }

    /** Sends a dead letter again. */
    String reDrive(String letter) throws IOException, InterruptedException {
        return told(request("/api/dead-letters/re-drive")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"ids\": [\"" + letter + "\"]}")));
    }

    EventStream listen(String path) throws IOException, InterruptedException {
        return EventStream.open(http, request(path).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.resolve(path)).header("Authorization", "Bearer " + key);
    }

    private String told(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }
}
