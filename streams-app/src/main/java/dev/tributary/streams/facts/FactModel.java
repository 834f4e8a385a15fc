package dev.tributary.streams.facts;

import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;

/**
 * What must be remembered of the facts of one type, without Kafka: enough to undo a fact that is replaced or removed.
 *
 * @param <F> the Avro fact
 * @param <R> the row that is remembered of it
 */
public interface FactModel<F, R> {

    /** The workspace the fact says it belongs to. */
    String workspace(F fact);

    /** The entity by which the fact must be keyed. */
    String entity(F fact);

    /** The fact's own id. */
    String id(F fact);

    /**
     * What to remember of a fact.
     *
     * @throws RejectedFact where the fact breaks a rule
     */
    R row(F fact);

    /** Writes a row in its compact form; equal rows give equal bytes. */
    void write(R row, ByteWriter out);

    R read(ByteReader in);
}
