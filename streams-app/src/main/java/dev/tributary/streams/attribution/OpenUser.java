package dev.tributary.streams.attribution;

import java.util.LinkedHashSet;
import java.util.Set;

/** What was taken away of one user's figures in this commit, to be added again as it is at its end. */
final class OpenUser {

    private final Set<Key> conversions = new LinkedHashSet<>();
    private boolean pathTaken;

    /** One conversion of the user. */
    record Key(long convertedAt, String id) {

        static Key of(Conversion conversion) {
            return new Key(conversion.convertedAt(), conversion.id());
        }
    }

    /** Whether the conversion still counted until now. */
    boolean open(Conversion conversion) {
        return conversions.add(Key.of(conversion));
    }

    /** The conversion is no more. */
    void forget(Conversion conversion) {
        conversions.remove(Key.of(conversion));
    }

    Set<Key> conversions() {
        return conversions;
    }

    boolean isPathTaken() {
        return pathTaken;
    }

    void pathTaken() {
        pathTaken = true;
    }
}
