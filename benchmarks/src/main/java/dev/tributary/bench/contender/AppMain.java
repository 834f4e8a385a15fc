package dev.tributary.bench.contender;

import dev.tributary.bench.process.ChildJvm;
import dev.tributary.streams.StreamsApp;
import java.nio.file.Path;

/** An instance of our topology in a JVM of its own; tells its address and the milliseconds until it was ready. */
public final class AppMain {

    private static final long PAUSE_MILLIS = 2;

    private AppMain() {}

    /**
     * Starts an instance and stops it when its parent asks for that.
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
            ChildJvm.tell(app.uri() + " " + (System.nanoTime() - started) / 1_000_000);
            ChildJvm.awaitEnd();
        }
        System.exit(0);
    }
}
