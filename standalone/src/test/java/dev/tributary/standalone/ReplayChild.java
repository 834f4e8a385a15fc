package dev.tributary.standalone;

import dev.tributary.producers.ReplayCommand;
import picocli.CommandLine;

/** The replay command in a process of its own, so that it can be killed. */
final class ReplayChild {

    private ReplayChild() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ReplayCommand()).execute(arguments));
    }
}
