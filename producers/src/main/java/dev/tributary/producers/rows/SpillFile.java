package dev.tributary.producers.rows;

import dev.tributary.producers.ReplayException;
import dev.tributary.producers.rows.ItemSort.Timed;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A temporary file of sorted runs. On Unix it has no name any more once it is open, so that its space is freed however
 * the process ends.
 */
final class SpillFile implements Closeable {

    private static final int WRITE_BUFFER = 1 << 18;
    private static final int READ_BUFFER = 1 << 15;

    private final FileChannel channel;

    private SpillFile(FileChannel channel) {
        this.channel = channel;
    }

    static SpillFile create() throws IOException {
        Path file = Files.createTempFile("tributary-sort", ".tmp");
        return new SpillFile(FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
    }

    /** What to tell where the file cannot be written or read. */
    static ReplayException failed(IOException cause) {
        return ReplayException.failed("cannot sort rows in the folder of temporary files, "
                + System.getProperty("java.io.tmpdir") + ": " + cause.getMessage()
                + ". Free space there, or name another folder by TRIBUTARY_OPTS=-Djava.io.tmpdir=DIR");
    }

    Run write(List<Timed> items, ItemCodec codec) throws IOException {
        long start = channel.size();
        channel.position(start);
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), WRITE_BUFFER));
        for (Timed item : items) {
            codec.write(item, out);
        }
        out.flush();
        return new Run(start, channel.position(), items.size());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** A part of the file. */
    final class Run {

        private final long start;
        private final long end;
        private final int count;

        private Run(long start, long end, int count) {
            this.start = start;
            this.end = end;
            this.count = count;
        }

        Iterator<Timed> items(ItemCodec codec) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(new Part(start, end), READ_BUFFER));
            return new Iterator<>() {

                private int given;

                @Override
                public boolean hasNext() {
                    return given < count;
                }

                @Override
                public Timed next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    given++;
                    try {
                        return codec.read(in);
                    } catch (IOException e) {
                        throw failed(e);
                    }
                }
            };
        }
    }

    /** Reads a part of the file at its own pace. */
    private final class Part extends InputStream {

        private final long end;
        private long at;

        Part(long start, long end) {
            this.at = start;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int wanted = (int) Math.min(length, end - at);
            if (wanted <= 0) {
                return -1;
            }
            int read = channel.read(ByteBuffer.wrap(bytes, offset, wanted), at);
            at += Math.max(read, 0);
            return read;
        }
    }
}
