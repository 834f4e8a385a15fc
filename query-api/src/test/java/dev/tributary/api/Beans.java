package dev.tributary.api;

import java.util.List;

/** Lets tests of other packages look into a running API. */
public final class Beans {

    private Beans() {}

    /** An API with some parts of the tests' own. */
    public static QueryApi start(QueryApiSettings settings, Object... parts) {
        return QueryApi.start(settings, List.of(parts));
    }

    public static <T> T of(QueryApi api, Class<T> type) {
        return api.bean(type);
    }
}
