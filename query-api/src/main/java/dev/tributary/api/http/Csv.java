package dev.tributary.api.http;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows as CSV (RFC 4180, UTF-8, CRLF): a header of snake_case names or those of {@link Column}, absent values as empty cells. Text that a
 * spreadsheet would take for a formula gets an apostrophe in front. Lists and maps are JSON in their cell.
 */
final class Csv {

    /** The full-width ones are formulas too, where a spreadsheet speaks Chinese or Japanese. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private Csv() {}

    /**
     * The rows of a page.
     *
     * @param type the class of the rows, which gives the header also where there are none
     */
    static byte[] bytes(Class<? extends Record> type, List<? extends Record> rows) {
        RecordComponent[] columns = type.getRecordComponents();
        Stream<String> header = Stream.of(line(Arrays.stream(columns).map(Csv::name)));
        Stream<String> lines =
                rows.stream().map(row -> line(Arrays.stream(columns).map(column -> cell(column, row))));
        return Stream.concat(header, lines).collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
    }

    private static String line(Stream<String> cells) {
        return cells.collect(Collectors.joining(",", "", "\r\n"));
    }

    static String name(RecordComponent column) {
        Column given = column.getAnnotation(Column.class);
        return given == null ? snakeCase(column.getName()) : given.value();
    }

    private static String cell(RecordComponent column, Record row) {
        Object value = value(column, row);
        if (value instanceof Optional<?> optional) {
            return optional.map(Csv::text).orElse("");
        }
        return text(value);
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return PublicJson.plain(number);
        }
        if (value instanceof Map || value instanceof Collection) {
            return quoted(new String(PublicJson.bytes(value), StandardCharsets.UTF_8));
        }
        return value instanceof String text ? quoted(harmless(text)) : quoted(value.toString());
    }

    /** The text with an apostrophe in front where a spreadsheet would run it. */
    static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    static Object value(RecordComponent column, Record row) {
        try {
            Method accessor = column.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(row);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
