package dev.tributary.api.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.replay.ReplayRun;

/** A run's record as a row of Postgres. */
final class RunMapping {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RunMapping() {}

    static StoredRun stored(String id, ReplayRun run) {
        return new StoredRun(
                Texts.storable(id),
                Texts.storable(run.getWorkspace()),
                Texts.storable(run.getDataset()),
                Texts.storable(run.getRun()),
                json(run.getFiles()),
                run.getStartedAt(),
                run.getUpdatedAt(),
                run.getRowsRead(),
                run.getRowsSent(),
                run.getRowsSkipped(),
                json(run.getRowsRejected()),
                json(run.getRowsFlagged()),
                run.getComplete());
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value).replace("\\u0000", "\\ufffd");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
