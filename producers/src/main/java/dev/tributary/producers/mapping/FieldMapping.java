package dev.tributary.producers.mapping;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How one field of a fact is read.
 *
 * @param field the name in the fact
 * @param column the name in the file
 * @param defaultText what stands in for a missing column or an empty cell
 * @param optional whether the fact may lack it
 * @param min the least value of a number
 * @param max the greatest value of a number
 * @param limit the greatest magnitude that the fact's field holds, in units of its scale
 * @param round whether decimals beyond the sixth are rounded half up instead of refused
 * @param formats patterns of dates and times, ISO where there are none; {@code epoch_seconds} and {@code epoch_millis}
 * @param zone the zone of times that name none
 */
record FieldMapping(
        String field,
        String column,
        FieldType type,
        Optional<String> defaultText,
        boolean optional,
        Optional<BigDecimal> min,
        Optional<BigDecimal> max,
        long limit,
        boolean round,
        List<String> formats,
        ZoneId zone) {

    /** Characters of a text field. */
    static final int MAX_TEXT = 256;

    FieldMapping {
        formats = List.copyOf(formats);
    }

    boolean mayLackColumn() {
        return optional || defaultText.isPresent();
    }
}
