package dev.tributary.bench.load;

import dev.tributary.bench.contender.Latencies;
import dev.tributary.bench.contender.Measure;
import dev.tributary.bench.contender.Result;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many clients, each with its next question once it has the answer, or a tenth of a second after it was turned away: sooner
 * than it was told to come again. One question in ten reads much.
 */
final class Crowd implements AutoCloseable {

    private static final int ONE_HEAVY_IN = 10;
    private static final long PAUSE_MILLIS = 100;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final URI api;
    private final List<String> light;
    private final List<String> heavy;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> clients = new ArrayList<>();
    private final Latencies lightAnswers = new Latencies();
    private final Latencies heavyAnswers = new Latencies();
    private final Latencies lightRefusals = new Latencies();
    private final Latencies heavyRefusals = new Latencies();
    private final long started = System.nanoTime();
    private volatile boolean stopped;

    Crowd(URI api, List<String> light, List<String> heavy) {
        this.api = api;
        this.light = light;
        this.heavy = heavy;
    }

    /** So many clients from now on. */
    Crowd start(int count, long seed) {
        for (int i = 0; i < count; i++) {
            SplittableRandom random = new SplittableRandom(seed + i);
            clients.add(threads.submit(() -> {
                while (!stopped) {
                    askSome(random);
                }
                return null;
            }));
        }
        return this;
    }

    /** Sends all clients home; what they were answered, and how. */
    List<Result> stop() throws InterruptedException, ExecutionException {
        double seconds = (System.nanoTime() - started) / 1e9;
        stopped = true;
        for (Future<?> client : clients) {
            client.get();
        }
        return List.of(
                line("load, answers that read little", lightAnswers, seconds),
                line("load, answers that read much", heavyAnswers, seconds),
                line("load, 503 to what reads little", lightRefusals, seconds),
                line("load, 503 to what reads much", heavyRefusals, seconds));
    }

    /** How long each of these takes, one after the other. */
    Latencies askEach(List<String> paths) throws IOException, InterruptedException {
        Latencies latencies = new Latencies();
        for (String path : paths) {
            long asked = System.nanoTime();
            int status = send(path);
            if (status != 200) {
                throw new IllegalStateException(path + " has status " + status);
            }
            latencies.add(System.nanoTime() - asked);
        }
        return latencies;
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdownNow();
        http.close();
    }

    private void askSome(SplittableRandom random) throws IOException, InterruptedException {
        boolean much = random.nextInt(ONE_HEAVY_IN) == 0;
        List<String> paths = much ? heavy : light;
        String path = paths.get(random.nextInt(paths.size()));
        long asked = System.nanoTime();
        int status = send(path);
        long took = System.nanoTime() - asked;
        switch (status) {
            case 200, 404 -> (much ? heavyAnswers : lightAnswers).add(took);
            case 429, 503 -> {
                (much ? heavyRefusals : lightRefusals).add(took);
                Thread.sleep(PAUSE_MILLIS);
            }
            default -> throw new IllegalStateException(path + " has status " + status);
        }
    }

    private int send(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(api.resolve(path)).timeout(TIMEOUT).build();
        HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
        if (answer.statusCode() == 503
                && answer.headers().firstValue("Retry-After").isEmpty()) {
            throw new IllegalStateException(path + " was refused without a word on when to come again");
        }
        return answer.statusCode();
    }

    /** Nothing to measure is no fault: it may be that nobody was turned away. */
    private static Result line(String name, Latencies latencies, double seconds) {
        Result.Builder line = new Result.Builder(name).with(Measure.RATE, latencies.count() / seconds);
        return latencies.count() == 0 ? line.build() : latencies.addTo(line).build();
    }
}
