package dev.tributary.streams.attribution;

import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteStore;
import dev.tributary.streams.state.ByteStore.Entry;
import dev.tributary.streams.state.ByteWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Attributes all conversions of a task anew, a batch of users at a time between records, where they rest on another basis
 * than the present one. After a restart it begins again, and passes over the users that it has done.
 */
final class Reattribution {

    /** Where the basis is kept that all users rest on; no user has this key, since a workspace has a name. */
    private static final byte[] KEY = {0};

    private static final int BATCH = 1_000;
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(50);

    private final ByteStore users;
    private final byte[] basis;
    private final AttributionArithmetic arithmetic;
    private byte[] cursor = KEY;

    Reattribution(ByteStore users, byte[] basis, AttributionArithmetic arithmetic) {
        this.users = users;
        this.basis = basis;
        this.arithmetic = arithmetic;
    }

    static void schedule(
            ProcessorContext<?, ?> context, ByteStore users, Basis basis, AttributionArithmetic arithmetic) {
        ByteWriter out = new ByteWriter();
        basis.write(out);
        byte[] wanted = out.toBytes();
        if (users.get(KEY).filter(known -> Arrays.equals(known, wanted)).isPresent()) {
            return;
        }
        Reattribution walk = new Reattribution(users, wanted, arithmetic);
        Cancellable[] schedule = new Cancellable[1];
        schedule[0] = context.schedule(BETWEEN_BATCHES, PunctuationType.WALL_CLOCK_TIME, now -> {
            if (walk.step()) {
                schedule[0].cancel();
            }
        });
    }

    /** Goes on with the next users; whether all are done. */
    boolean step() {
        List<byte[]> keys = users.keysAfter(cursor, BATCH);
        for (byte[] key : keys) {
            ByteReader in = new ByteReader(key);
            String workspace = in.text();
            String user = in.text();
            if (!in.hasMore()) {
                arithmetic.rebase(workspace, user);
            }
        }
        if (keys.size() == BATCH) {
            cursor = keys.getLast();
            return false;
        }
        users.putAll(List.of(new Entry(KEY, Optional.of(basis))));
        return true;
    }
}
