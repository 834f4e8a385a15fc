package dev.tributary.api.fuzz;

import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/** What the document forbids beyond doubt: the API must refuse it. */
final class Forbidden {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,40}(\\.\\d{1,9})?");

    private Forbidden() {}

    /** Whether a parameter may not have these values. */
    static boolean are(List<String> values, Schema<?> schema) {
        if ("array".equals(schema.getType())) {
            return values.stream().anyMatch(value -> is(value, schema.getItems()))
                    || values.stream()
                                    .distinct()
                                    .filter(value -> !value.contains(","))
                                    .count()
                            > schema.getMaxItems();
        }
        return values.size() > 1 || values.stream().anyMatch(value -> is(value, schema));
    }

    private static boolean is(String value, Schema<?> schema) {
        if (schema.getEnum() != null) {
            return !schema.getEnum().contains(value);
        }
        if ("date".equals(schema.getFormat())) {
            return !isDate(value);
        }
        return switch (schema.getType()) {
            case "integer" -> !INTEGER.matcher(value).matches() || outside(value, schema);
            case "number" -> !NUMBER.matcher(value).matches() || outside(value, schema);
            default -> isOutside(value.codePointCount(0, value.length()), schema);
        };
    }

    private static boolean outside(String value, Schema<?> schema) {
        BigDecimal number = new BigDecimal(value);
        return schema.getMinimum() != null && number.compareTo(schema.getMinimum()) < 0
                || schema.getMaximum() != null && number.compareTo(schema.getMaximum()) > 0;
    }

    private static boolean isOutside(int length, Schema<?> schema) {
        return schema.getMinLength() != null && length < schema.getMinLength()
                || schema.getMaxLength() != null && length > schema.getMaxLength();
    }

    private static boolean isDate(String value) {
        try {
            return DATE.matcher(value).matches() && LocalDate.parse(value).getYear() > 0;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }
}
