package dev.tributary.api;

import dev.tributary.api.QueryApiSettings.Postgres;
import dev.tributary.api.QueryApiSettings.Security;
import dev.tributary.api.security.KeyAdministration;
import dev.tributary.api.security.Scope;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An API on loopback that there are keys for, over a fake cluster with samples of all domains, shared by the tests of a class. */
public final class GuardedApi implements AutoCloseable {

    private static final int REQUESTS_PER_SECOND = 1_000_000;

    private final EmbeddedPostgres database;
    private final FakeCluster cluster;
    private final Keys keys;
    private final String admin;
    private final QueryApi api;

    private GuardedApi(List<Cell> cells, Object... parts) throws IOException {
        database = EmbeddedPostgres.builder().start();
        cluster = FakeCluster.of(2, 5, cells);
        keys = Keys.open(postgres());
        admin = key(Scope.ADMIN);
        api = Beans.start(settings(REQUESTS_PER_SECOND), parts);
    }

    public static GuardedApi start(Object... parts) throws IOException {
        return new GuardedApi(samples(), parts);
    }

    /** The same over cells of the tests' own. */
    public static GuardedApi over(List<Cell> cells, Object... parts) throws IOException {
        return new GuardedApi(cells, parts);
    }

    /** Cells of all domains, in the default workspace. */
    public static List<Cell> samples() {
        List<Cell> cells = new ArrayList<>(SampleResults.cells());
        cells.addAll(SampleGrowth.cells());
        cells.addAll(SampleAttribution.cells());
        cells.addAll(SampleVouchers.cells());
        cells.addAll(SampleCommerce.cells());
        return cells;
    }

    public QueryApi api() {
        return api;
    }

    public Web web() {
        return new Web(api.uri());
    }

    public FakeCluster cluster() {
        return cluster;
    }

    public EmbeddedPostgres database() {
        return database;
    }

    public KeyAdministration administration() {
        return keys.administration();
    }

    /** A key that opens everything. */
    public String admin() {
        return admin;
    }

    /** A new key that opens these workspaces, or all where none are named. */
    public String key(Scope scope, String... workspaces) {
        Optional<Set<String>> bound = Optional.of(Set.of(workspaces)).filter(names -> !names.isEmpty());
        return administration()
                .create("test", "test", scope, bound, Optional.empty())
                .token();
    }

    public Postgres postgres() {
        return new Postgres(database.getJdbcUrl("postgres", "postgres"), "postgres", "");
    }

    /** Settings of another API with the same keys, cells and limits but one. */
    public QueryApiSettings settings(int requestsPerSecond) {
        return QueryApiSettings.onLoopback(0, cluster.urls())
                .with(postgres())
                .with(new Security(Optional.empty(), Optional.empty(), Optional.empty(), requestsPerSecond));
    }

    /** Puts rows into the tables. */
    public void sql(String statements) {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statements);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        api.close();
        keys.close();
        cluster.close();
        database.close();
    }
}
