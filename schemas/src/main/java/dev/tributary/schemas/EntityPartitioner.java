package dev.tributary.schemas;

import java.util.Arrays;
import org.apache.kafka.common.utils.Utils;

/**
 * The partition of a fact: Kafka's murmur2 over the bytes of {@code workspace/entity}, positive, modulo the number of
 * partitions. Producers in other languages must do the same; a record elsewhere becomes a dead letter.
 */
public final class EntityPartitioner {

    private EntityPartitioner() {}

    /**
     * The partition of an encoded fact key.
     *
     * @param key the UTF-8 bytes of {@code workspace/entity/fact}
     */
    public static int partition(byte[] key, int partitions) {
        return partition(key, entityLength(key), partitions);
    }

    /** The same where the length of the {@code workspace/entity} prefix is known. */
    public static int partition(byte[] key, int entityLength, int partitions) {
        byte[] entity = entityLength == key.length ? key : Arrays.copyOf(key, entityLength);
        return Utils.toPositive(Utils.murmur2(entity)) % partitions;
    }

    /** Length of the {@code workspace/entity} prefix: up to the last slash, or all where there is none. */
    public static int entityLength(byte[] key) {
        for (int i = key.length - 1; i >= 0; i--) {
            if (key[i] == '/') {
                return i;
            }
        }
        return key.length;
    }
}
