package dev.tributary.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Where a file goes. A file that is there already is replaced in one step once the new one is whole; whatever is no
 * ordinary file, such as a pipe, is written into as it comes.
 *
 * @param file empty for the standard output
 */
record CsvTarget(Optional<Path> file) {

    /** Writes something and says how much. */
    interface Writing {
        long to(OutputStream out) throws IOException;
    }

    /**
     * The target of an option.
     *
     * @param name a file, or {@code -} for the standard output
     * @throws IllegalArgumentException where no file can be there
     */
    static CsvTarget of(String name) throws IOException {
        if (name.equals("-")) {
            return new CsvTarget(Optional.empty());
        }
        Path file = Path.of(name).toAbsolutePath();
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(name + " is a folder; name a file in it");
        }
        Path folder = file.resolveSibling("");
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("there is no folder " + folder + "; create it first");
        }
        return new CsvTarget(Optional.of(Files.exists(file) ? file.toRealPath() : file));
    }

    boolean isFile() {
        return file.isPresent();
    }

    long write(Writing writing) throws IOException {
        if (file.isEmpty()) {
            long written = writing.to(System.out);
            System.out.flush();
            return written;
        }
        Path target = file.get();
        return Files.exists(target) && !Files.isRegularFile(target) ? into(target, writing) : whole(target, writing);
    }

    private static long whole(Path target, Writing writing) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            long written = into(part, writing);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return written;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static long into(Path file, Writing writing) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            return writing.to(out);
        }
    }
}
