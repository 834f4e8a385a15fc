package dev.tributary.api.commerce;

import java.util.Optional;

/** Names of categories, products and countries: empty in the stores and absent in answers where nobody knows them. */
final class Names {

    private Names() {}

    static Optional<String> known(String name) {
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }
}
