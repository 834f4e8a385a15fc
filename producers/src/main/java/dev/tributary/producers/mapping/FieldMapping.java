package dev.tributary.producers.mapping;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How one field of a fact is read.
 *
 * @param field the name in the fact
 * @param columns the name in the file; of a time, the several columns that make it up together
 * @param otherNames names of the column where the first one does not exist, tried in turn
 * @param defaultText what stands in for a missing column or an empty cell
 * @param optional whether the fact may lack it
 * @param min the least value of a number
 * @param max the greatest value of a number
 * @param limit the greatest magnitude that the fact's field holds, in units of its scale
 * @param round whether decimals beyond the sixth are rounded half up instead of refused
 * @param formats patterns of dates and times, ISO where there are none; the words {@code iso}, {@code iso_date}, {@code
 *     epoch_seconds} and {@code epoch_millis}
 * @param zone the zone of times that name none
 * @param known the texts that are expected, in upper case; any where there are none
 */
record FieldMapping(
        String field,
        List<String> columns,
        List<String> otherNames,
        FieldType type,
        Optional<String> defaultText,
        boolean optional,
        Optional<BigDecimal> min,
        Optional<BigDecimal> max,
        long limit,
        boolean round,
        List<String> formats,
        ZoneId zone,
        Set<String> known) {

    /** Characters of a text field. */
    static final int MAX_TEXT = 256;

    FieldMapping {
        columns = List.copyOf(columns);
        otherNames = List.copyOf(otherNames);
        formats = List.copyOf(formats);
        known = Set.copyOf(known);
    }

    /** A text that must be there, read from a column of its own. */
    static FieldMapping requiredText(String column) {
        return new FieldMapping(
                column,
                List.of(column),
                List.of(),
                FieldType.TEXT,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Long.MAX_VALUE,
                false,
                List.of(),
                ZoneOffset.UTC,
                Set.of());
    }

    /** All names that its columns may have. */
    Stream<String> columnNames() {
        return Stream.concat(columns.stream(), otherNames.stream());
    }

    boolean mayLackColumn() {
        return optional || defaultText.isPresent();
    }
}
