package dev.tributary.bench.contender;

import dev.tributary.bench.process.ChildJvm;

/** One run of one contender, in a JVM of its own. */
public final class ContenderMain {

    private ContenderMain() {}

    /**
     * Warms up, runs and tells the results.
     *
     * @param arguments name of the contender, the arena as JSON
     */
    public static void main(String[] arguments) throws Exception {
        ChildJvm.dieWithParent();
        Contender contender = Contenders.named(arguments[0]);
        Arena arena = Arena.read(arguments[1]);
        contender.prepare(arena);
        ChildJvm.tell(Result.write(contender.run(arena)));
        System.exit(0);
    }
}
