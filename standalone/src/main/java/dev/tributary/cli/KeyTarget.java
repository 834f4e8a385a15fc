package dev.tributary.cli;

import dev.tributary.api.security.KeyInfo;
import dev.tributary.api.security.NewKey;
import dev.tributary.standalone.StartupException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where a new key goes: the standard output, so that it can be piped, or a file that only its owner may read. It is open before the key is
 * made, since a key that cannot be written would be lost.
 */
final class KeyTarget implements AutoCloseable {

    private final PrintStream out;
    private final boolean ours;

    private KeyTarget(PrintStream out, boolean ours) {
        this.out = out;
        this.ours = ours;
    }

    /** @throws StartupException where the file is there already or cannot be made */
    static KeyTarget of(Optional<Path> file) {
        return file.map(KeyTarget::create).orElseGet(() -> new KeyTarget(System.out, false));
    }

    private static KeyTarget create(Path file) {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            OutputStream content = Files.newOutputStream(file);
            return new KeyTarget(new PrintStream(content, true, StandardCharsets.UTF_8), true);
        } catch (FileAlreadyExistsException e) {
            throw new StartupException(file + " is there already; name a new file");
        } catch (IOException e) {
            throw new StartupException(file + " cannot be written: " + e.getMessage());
        }
    }

    /** Writes the key itself, and tells on the error stream which it is. */
    void take(NewKey made) {
        out.println(made.token());
        KeyInfo key = made.key();
        System.err.println("tributary: key " + key.id() + " of scope "
                + key.scope().word() + " for "
                + key.workspaces().map(names -> String.join(", ", names)).orElse("all workspaces")
                + key.expiresAt().map(end -> " until " + end).orElse("")
                + ". It is shown this once and kept nowhere.");
    }

    @Override
    public void close() {
        if (ours) {
            out.close();
        }
    }
}
