package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.streams.StreamsApp;
import dev.tributary.twin.testing.FactHistory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A disk gave back other bytes than were written, while the instance was stopped. */
@Timeout(240)
@ExtendWith(SharedServices.class)
final class DamagedStateTest {

    private static final int FLIPPED = 200;

    /** Which files are damaged. */
    enum Damaged {
        TABLES(name -> name.endsWith(".sst")),
        MANIFESTS(name -> name.startsWith("MANIFEST"));

        private final Predicate<String> names;

        Damaged(Predicate<String> names) {
            this.names = names;
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRestoreFromTheBrokerWhenFilesOfTheStateAreDamaged(Damaged damaged, Services services) throws Exception {
        String name = "damaged-" + damaged.name().toLowerCase(Locale.ROOT);
        FactHistory<SpecificRecord> before = Histories.of(94, 800);
        FactHistory<SpecificRecord> after = Histories.of(95, 200);
        try (Scenario scenario = Scenario.of(services, name, 2)) {
            StreamsApp first = scenario.start("only");
            scenario.send(before);
            scenario.verify(first.uri());
            first.close();
            assertThat(damage(scenario.state("only"), damaged.names)).isNotEmpty();

            StreamsApp again = scenario.start("only");
            scenario.send(after);

            scenario.assertExact(Parts.joined(before, after), again.uri());
        }
    }

    private static List<Path> damage(Path state, Predicate<String> names) throws IOException {
        try (Stream<Path> paths = Files.walk(state)) {
            List<Path> files = paths.filter(Files::isRegularFile)
                    .filter(path -> names.test(path.getFileName().toString()))
                    .toList();
            for (Path file : files) {
                flip(file, new Random(7));
            }
            return files;
        }
    }

    private static void flip(Path file, Random random) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            for (int i = 0; i < FLIPPED; i++) {
                long place = random.nextLong(channel.size());
                ByteBuffer one = ByteBuffer.allocate(1);
                channel.read(one, place);
                one.put(0, (byte) ~one.get(0)).rewind();
                channel.write(one, place);
            }
        }
    }
}
