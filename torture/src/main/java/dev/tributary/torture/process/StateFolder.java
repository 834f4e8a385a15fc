package dev.tributary.torture.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The state folder of an instance that does not run.
 *
 * @param path where it is
 */
public record StateFolder(Path path) {

    private static final int FLIPPED = 64;

    public static StateFolder of(Path path) {
        return new StateFolder(path);
    }

    /** Deletes all of it. */
    public void wipe() {
        try (Stream<Path> paths = Files.exists(path) ? Files.walk(path) : Stream.empty()) {
            for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }

    /** Flips bytes in some files of stores, as a bad disk does; says in which. */
    public List<Path> corrupt(Random random) {
        try (Stream<Path> paths = Files.exists(path) ? Files.walk(path) : Stream.empty()) {
            List<Path> victims = paths.filter(Files::isRegularFile)
                    .filter(StateFolder::isState)
                    .sorted()
                    .filter(file -> random.nextInt(3) == 0)
                    .toList();
            for (Path victim : victims) {
                flip(victim, random);
            }
            return victims;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot damage " + path, e);
        }
    }

    private static boolean isState(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".sst")
                || name.startsWith("MANIFEST")
                || name.startsWith("CURRENT")
                || name.endsWith(".log");
    }

    private static void flip(Path file, Random random) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long size = channel.size();
            for (int i = 0; i < FLIPPED && size > 0; i++) {
                long place = random.nextLong(size);
                ByteBuffer one = ByteBuffer.allocate(1);
                channel.read(one, place);
                one.put(0, (byte) ~one.get(0)).rewind();
                channel.write(one, place);
            }
        }
    }
}
