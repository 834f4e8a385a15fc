package dev.tributary.api.growth;

import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListAnswer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The answer of {@code costs}.
 *
 * @param cost the costs of the whole range
 */
record Costs(List<Cell> rows, BigDecimal cost, Optional<String> next, Freshness freshness) implements ListAnswer {

    @Override
    public List<Cell> lines() {
        return rows;
    }

    /** What one source cost in one period. */
    record Cell(LocalDate period, Optional<String> source, BigDecimal cost) {

        List<String> key() {
            return List.of(period.toString(), Names.stored(source));
        }
    }
}
