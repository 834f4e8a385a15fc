package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
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
                HostCommand.succeeds("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()),
                "not allowed to mount a small disk; root is on Linux");
        return new SmallDisk(folder);
    }

    void grow() throws IOException, InterruptedException {
        assertThat(HostCommand.succeeds("mount", "-o", "remount,size=1g", folder.toString()))
                .isTrue();
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
        HostCommand.succeeds("umount", "-l", folder.toString());
    }
}
