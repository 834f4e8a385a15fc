package dev.tributary.api.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The answer of {@code /api/replays}: the newest runs first. */
record Replays(List<Run> rows, Optional<String> next, Freshness freshness) implements ListAnswer {

    @Override
    public List<Run> lines() {
        return rows;
    }

    /**
     * One run.
     *
     * @param rowsRead rows taken up so far: sent, skipped or rejected
     * @param rowsRejected refused rows by reason
     * @param rowsFlagged rows sent though suspicious, by reason
     */
    record Run(
            String workspace,
            String dataset,
            String run,
            List<String> files,
            Instant startedAt,
            Instant updatedAt,
            long rowsRead,
            long rowsSent,
            long rowsSkipped,
            SortedMap<String, Long> rowsRejected,
            SortedMap<String, Long> rowsFlagged,
            boolean complete) {

        private static final ObjectMapper JSON = new ObjectMapper();

        static Run of(StoredRun stored) {
            return new Run(
                    stored.workspace(),
                    stored.dataset(),
                    stored.run(),
                    parse(stored.files(), new TypeReference<>() {}),
                    stored.startedAt(),
                    stored.updatedAt(),
                    stored.rowsRead(),
                    stored.rowsSent(),
                    stored.rowsSkipped(),
                    parse(stored.rowsRejected(), new TypeReference<>() {}),
                    parse(stored.rowsFlagged(), new TypeReference<>() {}),
                    stored.complete());
        }

        private static <T> T parse(String json, TypeReference<T> type) {
            try {
                return JSON.readValue(json, type);
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
