package dev.tributary.api;

import java.util.ArrayList;
import java.util.List;

/** One running API over a fake cluster of two instances and five partitions, shared by the tests of a class. */
public final class Fixture implements AutoCloseable {

    private final FakeCluster cluster;
    private final QueryApi api;

    private Fixture(List<Cell> cells) {
        cluster = FakeCluster.of(2, 5, cells);
        api = QueryApi.start(QueryApiSettings.onLoopback(0, cluster.urls()));
    }

    public static Fixture start(List<Cell> cells) {
        return new Fixture(new ArrayList<>(cells));
    }

    public FakeCluster cluster() {
        return cluster;
    }

    public QueryApi api() {
        return api;
    }

    public Web web() {
        return new Web(api.uri());
    }

    @Override
    public void close() {
        api.close();
        cluster.close();
    }
}
