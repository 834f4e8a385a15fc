package dev.tributary.bench.contender;

import dev.tributary.bench.data.Cell.Sums;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/** Sums as five longs: as compact and quick as a state format of the plain DSL can be. */
final class SumsSerde {

    private SumsSerde() {}

    static Serde<Sums> create() {
        return Serdes.serdeFrom((topic, sums) -> write(sums), (topic, bytes) -> read(bytes));
    }

    private static byte @Nullable [] write(@Nullable Sums sums) {
        if (sums == null) {
            return null;
        }
        return ByteBuffer.allocate(5 * Long.BYTES)
                .putLong(sums.count())
                .putLong(sums.revenue())
                .putLong(sums.conversions())
                .putLong(sums.impressions())
                .putLong(sums.clicks())
                .array();
    }

    private static @Nullable Sums read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new Sums(in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }
}
