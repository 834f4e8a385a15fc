package dev.tributary.api.growth;

import java.util.Optional;

/** Names of devices and sources: empty in the stores and absent in answers where nobody knows them. */
final class Names {

    private Names() {}

    static Optional<String> known(String name) {
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    static String stored(Optional<String> name) {
        return name.orElse("");
    }
}
