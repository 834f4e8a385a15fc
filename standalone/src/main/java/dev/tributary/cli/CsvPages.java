package dev.tributary.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All pages of a list of the API as one CSV. */
final class CsvPages {

    private static final long PROGRESS_NANOS = Duration.ofSeconds(2).toNanos();
    private static final Pattern NEXT = Pattern.compile("<(/[^>]*)>; rel=\"next\"");

    private final ApiClient api;
    private final LongConsumer progress;

    /**
     * Pages of an API.
     *
     * @param progress is told the rows so far every two seconds
     */
    CsvPages(ApiClient api, LongConsumer progress) {
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
            HttpResponse<byte[]> answer = api.ask(page.get(), request -> request.header("Accept", "text/csv"));
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

    private static Optional<String> next(HttpResponse<byte[]> answer) {
        return answer.headers()
                .firstValue("Link")
                .map(NEXT::matcher)
                .filter(Matcher::matches)
                .map(link -> link.group(1));
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
}
