package dev.tributary.api.postgres;

import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListAnswer;
import java.util.List;
import java.util.Optional;

/** The answer of {@code /api/workspaces}. */
record Workspaces(List<Workspace> rows, Optional<String> next, Freshness freshness) implements ListAnswer {

    @Override
    public List<Workspace> lines() {
        return rows;
    }
}
