package dev.tributary.bench.contender;

import dev.tributary.api.QueryApi;
import dev.tributary.api.QueryApiSettings;
import dev.tributary.bench.process.ChildJvm;
import dev.tributary.streams.StreamsApp;
import java.nio.file.Path;
import java.util.List;

/**
 * An instance of our topology and the public API in a JVM of their own, as {@code up} runs them; tells both addresses
 * and the milliseconds until the instance was ready.
 */
public final class AppMain {

    private static final long PAUSE_MILLIS = 2;

    private AppMain() {}

    /**
     * Starts both and stops them when the parent asks for that.
     *
     * @param arguments the arena as JSON, application id, state folder
     */
    public static void main(String[] arguments) throws Exception {
        Arena arena = Arena.read(arguments[0]);
        long started = System.nanoTime();
        try (StreamsApp app = StreamsApp.start(Ours.settings(arena, arguments[1], Path.of(arguments[2])))) {
            while (!app.isRunning()) {
                Thread.sleep(PAUSE_MILLIS);
            }
            long readyMillis = (System.nanoTime() - started) / 1_000_000;
            try (QueryApi api = QueryApi.start(QueryApiSettings.onLoopback(0, List.of(app.uri())))) {
                ChildJvm.tell(app.uri() + " " + api.uri() + " " + readyMillis);
                ChildJvm.awaitEnd();
            }
        }
        System.exit(0);
    }
}
