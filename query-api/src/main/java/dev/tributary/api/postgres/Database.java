package dev.tributary.api.postgres;

import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables in Postgres; every method fails with an exception of JDBC or Micronaut Data while it is not there. */
@Singleton
@Requires(beans = DataSource.class)
public final class Database {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final DataSource pool;
    private final TransactionOperations<Connection> transactions;
    private final WorkspaceRepository workspaces;
    private final RunRepository runs;
    private final VerificationRepository verifications;
    private final OffsetRepository offsets;

    Database(
            DataSource pool,
            TransactionOperations<Connection> transactions,
            WorkspaceRepository workspaces,
            RunRepository runs,
            VerificationRepository verifications,
            OffsetRepository offsets) {
        this.pool = pool;
        this.transactions = transactions;
        this.workspaces = workspaces;
        this.runs = runs;
        this.verifications = verifications;
        this.offsets = offsets;
    }

    /** Brings the tables to the version of this program, where the database is there; else the sinks will. */
    public void migrateIfThere() {
        try {
            migrate();
        } catch (RuntimeException away) {
            LOG.warn("Postgres does not answer yet: {}", away.toString());
        }
    }

    /** Brings the tables to the version of this program; the sinks take turns at it. */
    public synchronized void migrate() {
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(io.micronaut.data.connection.jdbc.advice.DelegatingDataSource.unwrapDataSource(pool))
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    /** Workspaces by name, from behind one on; of those that a key is bound to, where it is. */
    List<Workspace> workspaces(Optional<Set<String>> bound, String after, int limit) {
        return bound.map(names -> workspaces.page(after, names, limit)).orElseGet(() -> workspaces.page(after, limit));
    }

    /** Runs, the newest first, from behind a run on. */
    List<StoredRun> runs(String workspace, Optional<RunKey> after, int limit) {
        return after.map(run -> runs.before(workspace, run.at(), run.id(), limit))
                .orElseGet(() -> runs.newest(workspace, limit));
    }

    /**
     * What runs of verify found of a workspace, the newest first, from behind one on.
     *
     * @param whole whether those that looked at all workspaces are told too
     */
    List<StoredVerification> verifications(String workspace, boolean whole, Optional<RunKey> after, int limit) {
        return after.map(run -> verifications.before(workspace, whole, run.at(), run.id(), limit))
                .orElseGet(() -> verifications.newest(workspace, whole, limit));
    }

    /** The next offset to take up, by partition. */
    Map<Integer, Long> offsets(String topic) {
        return offsets.of(topic).stream()
                .collect(Collectors.toMap(ConsumedOffset::partition, ConsumedOffset::nextOffset));
    }

    /**
     * Writes something together with the offsets behind it: both or neither.
     *
     * @throws OvertakenException where another process has taken up these records
     */
    void write(Runnable changes, List<Advance> advances) {
        transactions.executeWrite(transaction -> {
            // First of all, since the rows of the offsets make other processes wait.
            advances.forEach(this::advance);
            changes.run();
            return advances.size();
        });
    }

    private void advance(Advance step) {
        int moved = step.from()
                .map(from -> offsets.advance(step.topic(), step.partition(), from, step.to()))
                .orElseGet(() -> offsets.begin(step.topic(), step.partition(), step.to()));
        if (moved == 0) {
            throw new OvertakenException(step.topic(), step.partition());
        }
    }

    /** Where a page starts: the time that it goes by, and the id. */
    record RunKey(Instant at, String id) {}
}
