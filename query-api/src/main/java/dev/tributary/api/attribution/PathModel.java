package dev.tributary.api.attribution;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The models that credit channels from the paths of all users together, and so know no day of a session. */
enum PathModel {
    MARKOV,
    SHAPLEY;

    /** The model by its name in requests; empty where it is not one of these. */
    static Optional<PathModel> named(String text) {
        return Arrays.stream(values())
                .filter(model -> model.text().equals(text))
                .findFirst();
    }

    /** The name in requests and answers. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
