package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A disk in memory. A test that cannot have one is skipped. */
record SmallDisk(Path folder) implements AutoCloseable {

    private static final String BALLAST = "ballast";
    private static final byte[] BLOCK = new byte[4096];

    /** A size such as {@code 64m}. */
    static SmallDisk mount(Path folder, String size) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()) == 0,
                "not allowed to mount a small disk; root is on Linux");
        return new SmallDisk(folder);
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException noSuchCommand) {
            return -1;
        }
    }

    void grow() throws IOException, InterruptedException {
        assertThat(run("mount", "-o", "remount,size=1g", folder.toString())).isZero();
    }

    /** Takes all that is left of it. */
    void fill() throws IOException {
        try (OutputStream ballast = Files.newOutputStream(folder.resolve(BALLAST))) {
            while (true) {
                ballast.write(BLOCK);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    /** Gives back what {@link #fill()} took. */
    void empty() throws IOException {
        Files.delete(folder.resolve(BALLAST));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("umount", "-l", folder.toString());
    }
}
