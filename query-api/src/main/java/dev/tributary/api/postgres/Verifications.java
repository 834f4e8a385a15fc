package dev.tributary.api.postgres;

import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The answer of {@code /api/verifications}: the newest first. */
record Verifications(List<Found> verifications, Optional<String> next, Freshness freshness) implements ListAnswer {

    @Override
    public List<Found> lines() {
        return verifications;
    }

    /**
     * What one run of verify found.
     *
     * @param workspace the one that was looked at; empty for all
     * @param views views that were compared
     * @param facts records read from the fact topics
     * @param cells cells that were compared
     * @param differing how many of them differ
     * @param equal whether none does
     */
    record Found(
            String id,
            Optional<String> workspace,
            Instant startedAt,
            Instant finishedAt,
            long views,
            long facts,
            long cells,
            long differing,
            boolean equal) {

        static Found of(StoredVerification stored) {
            return new Found(
                    stored.id(),
                    Optional.ofNullable(stored.workspace()),
                    stored.startedAt(),
                    stored.finishedAt(),
                    stored.views(),
                    stored.facts(),
                    stored.cells(),
                    stored.differing(),
                    stored.differing() == 0);
        }
    }
}
