package dev.tributary.producers.ledger;

import dev.tributary.producers.Counts;
import dev.tributary.producers.rows.Item;

/** Takes the rows of a replay, and how far it has come, all or nothing. */
public interface Ledger extends AutoCloseable {

    void take(Item item);

    /** Makes all since the last commit durable, together with these counts. */
    void commit(Counts counts, boolean complete);

    /** Gives up what was taken since the last commit. */
    void abort();

    @Override
    void close();

    /** A ledger that keeps nothing, for dry runs. */
    static Ledger none() {
        return new Ledger() {
            @Override
            public void take(Item item) {}

            @Override
            public void commit(Counts counts, boolean complete) {}

            @Override
            public void abort() {}

            @Override
            public void close() {}
        };
    }
}
