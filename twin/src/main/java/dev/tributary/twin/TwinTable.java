package dev.tributary.twin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a view, in the order of their keys.
 *
 * <p>Values have one form each, so that equal cells are equal objects: text is a {@code String}, a whole number a
 * {@code BigInteger}, an amount or a ratio a {@code BigDecimal} with the scale of its column, a day a {@code LocalDate},
 * a time an {@code Instant}, nothing is null.
 *
 * @param columns names of the columns
 * @param rows values of each row, in the order of the columns
 */
public record TwinTable(List<String> columns, List<List<@Nullable Object>> rows) {

    public TwinTable {
        columns = List.copyOf(columns);
        rows = rows.stream()
                .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                .toList();
    }
}
