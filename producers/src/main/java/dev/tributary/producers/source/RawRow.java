package dev.tributary.producers.source;

/**
 * A row as it stands in its file, without the line break that ends it.
 *
 * @param bytes its bytes, at most {@link #MAX_BYTES} of them
 * @param length how many bytes it has in the file
 */
public record RawRow(byte[] bytes, long length) {

    /** A larger row is cut, so that it fits a Kafka record. */
    public static final int MAX_BYTES = 512 * 1024;

    public boolean isCut() {
        return length > bytes.length;
    }
}
