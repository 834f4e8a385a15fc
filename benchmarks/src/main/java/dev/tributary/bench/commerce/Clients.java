package dev.tributary.bench.commerce;

import dev.tributary.bench.contender.Latencies;
import dev.tributary.bench.contender.Measure;
import dev.tributary.bench.contender.Result;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A few clients that ask one address after the other, each its next question once it has the answer. */
final class Clients implements AutoCloseable {

    private static final int COUNT = 4;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI api;

    Clients(URI api) {
        this.api = api;
    }

    /** What answers take, after as long a time of warming up; every answer must have the status. */
    Result ask(String line, List<String> paths, int status, double seconds)
            throws ExecutionException, InterruptedException, IOException {
        warmUp(paths, seconds);
        long started = System.nanoTime();
        Latencies latencies = load(paths, status, seconds);
        double took = (System.nanoTime() - started) / 1e9;
        return latencies
                .addTo(new Result.Builder(line).with(Measure.RATE, latencies.count() / took))
                .build();
    }

    /** The body of one answer with status 200. */
    byte[] get(String path) throws IOException, InterruptedException {
        return get(path, 200);
    }

    @Override
    public void close() {
        client.close();
    }

    private Latencies load(List<String> paths, int status, double seconds)
            throws ExecutionException, InterruptedException {
        Latencies latencies = new Latencies();
        AtomicInteger next = new AtomicInteger();
        long end = System.nanoTime() + (long) (seconds * 1e9);
        try (ExecutorService askers = Executors.newFixedThreadPool(COUNT)) {
            List<Future<Void>> asked = IntStream.range(0, COUNT)
                    .mapToObj(i -> askers.<Void>submit(() -> {
                        do {
                            long started = System.nanoTime();
                            get(paths.get(next.getAndIncrement() % paths.size()), status);
                            latencies.add(System.nanoTime() - started);
                        } while (System.nanoTime() < end);
                        return null;
                    }))
                    .toList();
            for (Future<Void> asker : asked) {
                asker.get();
            }
        }
        return latencies;
    }

    /** The first answers of a cold JVM on a busy machine may take longer than the stores are waited for. */
    private void warmUp(List<String> paths, double seconds) throws IOException, InterruptedException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        int next = 0;
        do {
            send(paths.get(next++ % paths.size()));
        } while (System.nanoTime() < end);
    }

    private byte[] get(String path, int status) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(path);
        if (answer.statusCode() != status) {
            throw new IllegalStateException(path + " has status " + answer.statusCode() + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.body();
    }

    private HttpResponse<byte[]> send(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(api.resolve(path)).timeout(TIMEOUT).build();
        return client.send(request, BodyHandlers.ofByteArray());
    }
}
