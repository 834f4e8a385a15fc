package dev.tributary.standalone;

import java.io.PrintStream;
import java.util.Locale;

/** Tells the user, line by line, which part became ready and how many seconds after the start. */
public final class Progress {

    private final PrintStream out;
    private final long startedAt = System.nanoTime();

    private Progress(PrintStream out) {
        this.out = out;
    }

    /** Progress that goes to the given stream and counts from now. */
    public static Progress to(PrintStream out) {
        return new Progress(out);
    }

    /** One part is ready. */
    public void ready(String part) {
        out.printf(Locale.ROOT, "  %-16s ready %6.1f s%n", part, (System.nanoTime() - startedAt) / 1e9);
    }

    /** A line of its own. */
    public void say(String line) {
        out.println(line);
    }
}
