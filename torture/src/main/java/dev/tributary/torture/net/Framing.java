package dev.tributary.torture.net;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/** What is passed on at once: bytes as they come, or whole requests and replies of Kafka. */
enum Framing {
    NONE {
        @Override
        Optional<byte[]> next(DataInputStream in) throws IOException {
            byte[] buffer = new byte[CHUNK];
            int read = in.read(buffer);
            return read < 0 ? Optional.empty() : Optional.of(java.util.Arrays.copyOf(buffer, read));
        }

        @Override
        int request(byte[] frame) {
            return UNKNOWN;
        }
    },
    KAFKA {
        @Override
        Optional<byte[]> next(DataInputStream in) throws IOException {
            InputStream size = in;
            byte[] head = size.readNBytes(Integer.BYTES);
            if (head.length < Integer.BYTES) {
                return Optional.empty();
            }
            int length = ByteBuffer.wrap(head).getInt();
            if (length < Integer.BYTES || length > LARGEST) {
                throw new IOException("no request of Kafka: " + length + " bytes");
            }
            ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length).put(head);
            in.readFully(frame.array(), Integer.BYTES, length);
            return Optional.of(frame.array());
        }

        @Override
        int request(byte[] frame) {
            return frame.length < 3 * Integer.BYTES
                    ? UNKNOWN
                    : ByteBuffer.wrap(frame).getShort(Integer.BYTES);
        }
    };

    /** The number that Kafka gives to requests that commit or abort a transaction. */
    static final int END_TRANSACTION = 26;

    private static final int UNKNOWN = -2;
    private static final int CHUNK = 16 * 1024;
    private static final int LARGEST = 128 << 20;

    /** The next piece, or nothing at the end. */
    abstract Optional<byte[]> next(DataInputStream in) throws IOException;

    /** The number of a request, as Kafka numbers them. */
    abstract int request(byte[] frame);

    /** By what a request and its reply know each other. */
    static int correlationOfRequest(byte[] frame) {
        return ByteBuffer.wrap(frame).getInt(2 * Integer.BYTES);
    }

    static int correlationOfReply(byte[] frame) {
        return ByteBuffer.wrap(frame).getInt(Integer.BYTES);
    }
}
