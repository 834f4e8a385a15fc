package dev.tributary.query.attribution;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The models that divide the credit of a conversion among the sessions of its journey. */
public enum CreditModel {
    IHC,
    FIRST,
    LAST,
    LAST_NON_DIRECT,
    LINEAR,
    POSITION,
    TIME_DECAY;

    /** All models, in the order in which they are listed. */
    public static final List<CreditModel> ALL = List.of(values());

    /** The model by its name in requests, such as {@code last_non_direct}. */
    public static Optional<CreditModel> named(String text) {
        return Arrays.stream(values())
                .filter(model -> model.text().equals(text))
                .findFirst();
    }

    /** The name in rows, requests and answers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
