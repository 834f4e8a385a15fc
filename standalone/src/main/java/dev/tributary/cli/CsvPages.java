package dev.tributary.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.producers.stack.ApiKey;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All pages of a list of the API as one CSV. */
final class CsvPages {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final long PROGRESS_NANOS = Duration.ofSeconds(2).toNanos();
    private static final int ATTEMPTS = 5;
    private static final Pattern NEXT = Pattern.compile("<(/[^>]*)>; rel=\"next\"");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final String api;
    private final LongConsumer progress;

    /**
     * Pages of an API.
     *
     * @param api its base address
     * @param progress is told the rows so far every two seconds
     */
    CsvPages(String api, LongConsumer progress) {
        this.api = api;
        this.progress = progress;
    }

    /**
     * Writes the header and the rows of all pages.
     *
     * @param path of the first page, with its query
     * @return the rows written
     * @throws IllegalArgumentException where the API refuses the question, with its words
     * @throws UnreachableException where it does not answer
     */
    long copy(String path, OutputStream out) throws IOException {
        long rows = 0;
        long nextProgress = System.nanoTime() + PROGRESS_NANOS;
        Optional<String> page = Optional.of(path);
        for (boolean first = true; page.isPresent(); first = false) {
            HttpResponse<byte[]> answer = get(page.get());
            byte[] csv = answer.body();
            int header = lineEnd(csv);
            int start = first ? 0 : header;
            out.write(csv, start, csv.length - start);
            if (out instanceof PrintStream stream && stream.checkError()) {
                throw new IOException("the output was closed");
            }
            rows += lines(csv, header);
            page = next(answer);
            if (page.isPresent() && System.nanoTime() - nextProgress >= 0) {
                progress.accept(rows);
                nextProgress = System.nanoTime() + PROGRESS_NANOS;
            }
        }
        return rows;
    }

    private HttpResponse<byte[]> get(String path) throws IOException {
        HttpResponse<byte[]> answer = send(path);
        for (int attempt = 1; answer.statusCode() == 503 && attempt < ATTEMPTS; attempt++) {
            pause(answer.headers().firstValueAsLong("Retry-After").orElse(1));
            answer = send(path);
        }
        return switch (answer.statusCode()) {
            case 200 -> answer;
            case 400, 422 -> throw new IllegalArgumentException(detail(answer));
            case 503 -> throw new UnreachableException("the API at " + api + " cannot answer now: " + detail(answer));
            default ->
                throw new IOException(
                        "the API at " + api + " answered with status " + answer.statusCode() + ": " + detail(answer));
        };
    }

    private HttpResponse<byte[]> send(String path) {
        HttpRequest request = ApiKey.showIn(HttpRequest.newBuilder(URI.create(api + path)), System.getenv())
                .header("Accept", "text/csv")
                .timeout(ANSWER)
                .build();
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new UnreachableException("the API at " + api + " does not answer; see 'tributary status'");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("interrupted while asking the API at " + api);
        }
    }

    private static Optional<String> next(HttpResponse<byte[]> answer) {
        return answer.headers()
                .firstValue("Link")
                .map(NEXT::matcher)
                .filter(Matcher::matches)
                .map(link -> link.group(1));
    }

    /** What the problem says, where it is one. */
    private static String detail(HttpResponse<byte[]> answer) {
        try {
            JsonNode problem = JSON.readTree(answer.body());
            return problem == null ? "" : problem.path("detail").asText();
        } catch (IOException noProblem) {
            return "no reason given";
        }
    }

    /** Behind the first line, which is the header. */
    private static int lineEnd(byte[] csv) {
        int end = 0;
        while (end < csv.length && csv[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, csv.length);
    }

    /** Rows may hold line ends in quotes. */
    private static long lines(byte[] csv, int from) {
        long lines = 0;
        boolean quoted = false;
        for (int i = from; i < csv.length; i++) {
            if (csv[i] == '"') {
                quoted = !quoted;
            } else if (csv[i] == '\n' && !quoted) {
                lines++;
            }
        }
        return lines;
    }

    private static void pause(long seconds) {
        try {
            Thread.sleep(Duration.ofSeconds(Math.clamp(seconds, 0, 10)));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("interrupted while waiting for the API");
        }
    }
}
