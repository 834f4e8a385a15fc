package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.twin.testing.FactHistory;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The disk of the state is too small for it; later there is room. Skipped where this user may not mount a small disk. */
@Timeout(240)
@ExtendWith(SharedServices.class)
final class FullDiskTest {

    @Test
    void shouldSayWhyAndCatchUpWhenThereIsRoom(Services services) throws Exception {
        FactHistory<SpecificRecord> history = Histories.of(96, 600);
        try (Scenario scenario = Scenario.of(services, "full-disk", 2);
                SmallDisk disk = SmallDisk.mount(scenario.state("only"))) {
            ChildInstance instance = scenario.launch("only");
            scenario.send(history);
            awaitReason(instance, "No space left on device");

            disk.grow();

            scenario.assertExact(history, instance.uri());
        }
    }

    /** Returns once the status of the instance has the reason. */
    private static void awaitReason(ChildInstance instance, String reason) throws Exception {
        URI status = instance.uri().resolve("/status");
        while (!read(status).contains(reason)) {
            Thread.sleep(200);
        }
    }

    private static String read(URI uri) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        assertThat(connection.getResponseCode()).isLessThan(500);
        return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** A disk in memory. */
    private record SmallDisk(Path folder) implements AutoCloseable {

        static SmallDisk mount(Path folder) throws IOException, InterruptedException {
            Files.createDirectories(folder);
            Assumptions.assumeTrue(
                    run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString()) == 0,
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

        @Override
        public void close() throws IOException, InterruptedException {
            run("umount", "-l", folder.toString());
        }
    }
}
