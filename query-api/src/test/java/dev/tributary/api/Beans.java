package dev.tributary.api;

/** Lets tests of other packages look into a running API. */
public final class Beans {

    private Beans() {}

    public static <T> T of(QueryApi api, Class<T> type) {
        return api.bean(type);
    }
}
