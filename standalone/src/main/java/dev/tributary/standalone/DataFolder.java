package dev.tributary.standalone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The folder that holds all state of one local stack, held by one process at a time. */
final class DataFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Takes the folder for this process, creating it where missing.
     *
     * @throws StartupException where another process holds it
     */
    static DataFolder lock(Path folder) {
        try {
            Path path = Files.createDirectories(folder).toRealPath();
            FileChannel lockFile = FileChannel.open(
                    path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(lockFile).isEmpty()) {
                String holder = read(lockFile);
                lockFile.close();
                throw new StartupException("the data folder " + folder + " is in use by process " + holder
                        + "; stop that one or choose another folder with --data");
            }
            write(lockFile, String.valueOf(ProcessHandle.current().pid()));
            return new DataFolder(path, lockFile);
        } catch (IOException e) {
            throw new StartupException(
                    "cannot use the data folder " + folder + ": " + e + "; choose another with --data", e);
        }
    }

    Path path() {
        return path;
    }

    Path kafka() {
        return path.resolve("kafka");
    }

    Path registry() {
        return path.resolve("registry");
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    Path streams() {
        return path.resolve("streams");
    }

    Path log(String part) {
        return path.resolve("logs").resolve(part + ".log");
    }

    /** Gives the folder free for another process. */
    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    private static Optional<FileLock> tryLock(FileChannel lockFile) throws IOException {
        try {
            return Optional.ofNullable(lockFile.tryLock());
        } catch (OverlappingFileLockException heldByThisProcess) {
            return Optional.empty();
        }
    }

    private static String read(FileChannel lockFile) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(32);
        lockFile.read(content, 0);
        return new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII);
    }

    private static void write(FileChannel lockFile, String content) throws IOException {
        lockFile.truncate(0);
        lockFile.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.US_ASCII)), 0);
        lockFile.force(false);
    }
}
