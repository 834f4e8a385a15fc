package dev.tributary.api.postgres;

import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.verify.VerificationRun;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The table of what runs of verify found. */
@Singleton
@Requires(beans = DataSource.class)
final class VerificationTable implements Table<VerificationRun> {

    private final VerificationRepository verifications;

    VerificationTable(VerificationRepository verifications) {
        this.verifications = verifications;
    }

    @Override
    public String name() {
        return TableSinks.VERIFICATIONS;
    }

    @Override
    public Topic<VerificationRun> topic(Topics topics) {
        return topics.verifications();
    }

    @Override
    public void take(Map<String, Optional<VerificationRun>> changes) {
        changes.forEach((key, run) -> {
            String id = Texts.hashed(key);
            run.ifPresentOrElse(present -> verifications.put(stored(id, present)), () -> verifications.remove(id));
        });
    }

    private static StoredVerification stored(String id, VerificationRun run) {
        String workspace = run.getWorkspace();
        return new StoredVerification(
                id,
                workspace == null ? null : Texts.storable(workspace),
                run.getStartedAt(),
                run.getFinishedAt(),
                run.getViews(),
                run.getFacts(),
                run.getCells(),
                run.getDiffering());
    }
}
