package dev.tributary.streams.facts;

import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.schemas.FactKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Checks that a record's key is the key of its fact and that the record came in the key's partition. */
final class KeyCheck {

    private final int partition;
    private final int partitions;

    KeyCheck(int partition, int partitions) {
        this.partition = partition;
        this.partitions = partitions;
    }

    /** The parts of a well-formed key. */
    FactKey parse(byte[] key) {
        try {
            FactKey parts = FactKey.parse(new String(key, StandardCharsets.UTF_8));
            Bounds.bounded("workspace", parts.workspace());
            return parts;
        } catch (IllegalArgumentException e) {
            throw new RejectedFact("key is malformed", String.valueOf(e.getMessage()));
        }
    }

    void partition(byte[] key) {
        int expected = EntityPartitioner.partition(key, partitions);
        if (expected != partition) {
            throw new RejectedFact(
                    "record is in the wrong partition",
                    "the key belongs to partition " + expected + ", the record came in " + partition
                            + "; partition by murmur2 of workspace/entity");
        }
    }

    void matches(byte[] key, String workspace, String entity, String id) {
        int first = encodedLength(key, 0, workspace);
        int second = first < 0 ? -1 : encodedLength(key, first + 1, entity);
        int third = second < 0 ? -1 : encodedLength(key, second + 1, id);
        boolean plain = third == key.length;
        if (!plain && !Arrays.equals(key, encoded(workspace, entity, id))) {
            throw new RejectedFact(
                    "key is not that of the fact",
                    "the key must be workspace/entity/id of the fact itself, percent-encoded");
        }
    }

    /** Where a part that needs no encoding ends in the key (at a slash or the end), or -1 where it is not there so. */
    private static int encodedLength(byte[] key, int from, String part) {
        int length = part.length();
        if (length == 0 || from + length > key.length) {
            return -1;
        }
        for (int i = 0; i < length; i++) {
            char c = part.charAt(i);
            if (!isPlain(c) || key[from + i] != c) {
                return -1;
            }
        }
        int end = from + length;
        return end == key.length || key[end] == '/' ? end : -1;
    }

    private static byte[] encoded(String workspace, String entity, String id) {
        try {
            return new FactKey(workspace, entity, id).toString().getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RejectedFact("key is malformed", String.valueOf(e.getMessage()));
        }
    }

    private static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
    }
}
