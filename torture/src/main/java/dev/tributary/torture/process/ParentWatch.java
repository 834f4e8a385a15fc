package dev.tributary.torture.process;

import java.io.IOException;

/** Lets a child die with its parent, whose end closes the child's standard input. */
final class ParentWatch {

    private ParentWatch() {}

    static void start() {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            try {
                while (System.in.read() >= 0) {
                    // nobody writes
                }
            } catch (IOException broken) {
                // that is the end, too
            }
            Runtime.getRuntime().halt(1);
        });
    }
}
