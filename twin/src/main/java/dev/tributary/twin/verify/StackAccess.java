package dev.tributary.twin.verify;

import dev.tributary.query.CallSignature;
import dev.tributary.schemas.ClientSettings;
import java.util.Optional;

/**
 * What it takes to get in beside addresses.
 *
 * @param calls how calls to instances are signed, where they want that
 * @param clients settings of the clients of Kafka and the registry
 */
public record StackAccess(Optional<CallSignature> calls, ClientSettings clients) {

    /** Everything is open, as in a stack on loopback. */
    public static final StackAccess OPEN = new StackAccess(Optional.empty(), ClientSettings.NONE);

    /** The same with settings of clients. */
    StackAccess with(ClientSettings settings) {
        return new StackAccess(calls, settings);
    }
}
