package dev.tributary.streams.rollup;

import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Utils;

/**
 * The key under which one task sends its part of a merged row: the row's key and the task. Sending the whole part again
 * replaces it, so repeating it is harmless.
 */
public final class PartialRow {

    private PartialRow() {}

    /** The key of a task's part of a row. */
    public static byte[] key(byte[] rowKey, String task) {
        return new ByteWriter()
                .unsigned(rowKey.length)
                .raw(rowKey)
                .raw(task.getBytes(StandardCharsets.UTF_8))
                .toBytes();
    }

    static byte[] rowKey(byte[] partialKey) {
        ByteReader in = new ByteReader(partialKey);
        int length = (int) in.unsigned();
        return Arrays.copyOfRange(partialKey, in.position(), in.position() + length);
    }

    /** All parts of a row meet in one partition: murmur2 over the row's key. */
    public static int partition(byte[] partialKey, int partitions) {
        return Utils.toPositive(Utils.murmur2(rowKey(partialKey))) % partitions;
    }
}
