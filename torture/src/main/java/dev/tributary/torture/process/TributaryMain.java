package dev.tributary.torture.process;

import dev.tributary.cli.Tributary;

/** The command line as everybody uses it, in a process that dies with its parent. */
final class TributaryMain {

    private TributaryMain() {}

    public static void main(String[] arguments) {
        ParentWatch.start();
        Tributary.main(arguments);
    }
}
