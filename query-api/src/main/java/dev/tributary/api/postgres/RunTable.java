package dev.tributary.api.postgres;

import dev.tributary.api.security.AuditLog;
import dev.tributary.replay.ReplayRun;
import dev.tributary.schemas.FactHeaders;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The tables of replay runs and of the workspaces that they name, and the lines of the audit log about them. */
@Singleton
@Requires(beans = DataSource.class)
final class RunTable implements Table<ReplayRun> {

    private final RunRepository runs;
    private final WorkspaceRepository workspaces;
    private final AuditLog audit;

    RunTable(RunRepository runs, WorkspaceRepository workspaces, AuditLog audit) {
        this.audit = audit;
        this.runs = runs;
        this.workspaces = workspaces;
    }

    @Override
    public String name() {
        return TableSinks.REPLAY_RUNS;
    }

    @Override
    public Topic<ReplayRun> topic(Topics topics) {
        return topics.replayRuns();
    }

    @Override
    public void take(Map<String, Optional<ReplayRun>> changes) {
        changes.forEach((key, run) -> run.ifPresentOrElse(
                present -> put(RunMapping.stored(key, present), Optional.ofNullable(present.getActor())),
                () -> runs.remove(Texts.storable(key))));
    }

    private void put(StoredRun run, Optional<String> actor) {
        workspaces.add(run.workspace());
        runs.put(run);
        actor.ifPresent(who -> note(run, who));
    }

    private void note(StoredRun run, String actor) {
        boolean erasure = run.dataset().equals(FactHeaders.ERASE);
        audit.addRun(
                run.id(),
                run.startedAt(),
                actor,
                erasure ? FactHeaders.ERASE : "replay",
                run.workspace(),
                erasure ? run.rowsSent() + " facts" : run.dataset() + " " + run.files());
    }
}
