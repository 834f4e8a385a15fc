package dev.tributary.producers.source;

import dev.tributary.producers.ReplayException;

/** What to select of a column of a Parquet file, so that its values come as text whatever its type. */
final class ParquetText {

    private ParquetText() {}

    /**
     * The text of a value: of a floating-point one without a fraction a whole number, since it may be an id; nothing of one
     * that is no number, which stands for a null in files of data frames. One character more than a field may have is enough
     * to tell that it has too many.
     *
     * @throws ReplayException where the values are nested or no text, numbers or times
     */
    static String of(String file, String column, String type) {
        String value = '"' + column.replace("\"", "\"\"") + '"';
        String kind = type.endsWith("]") ? type : type.replaceAll("[ (].*", "");
        return switch (kind) {
            case "VARCHAR", "ENUM", "JSON", "UUID" -> "left(%s::VARCHAR, %d)".formatted(value, Row.MAX_FIELD + 1);
            case "FLOAT", "DOUBLE" -> """
                CASE WHEN isnan(%1$s) THEN NULL
                     WHEN %1$s = trunc(%1$s) AND abs(%1$s) < 1e15 THEN %1$s::BIGINT::VARCHAR
                     ELSE %1$s::VARCHAR END""".formatted(value);
            case "BOOLEAN",
                    "TINYINT",
                    "SMALLINT",
                    "INTEGER",
                    "BIGINT",
                    "HUGEINT",
                    "UTINYINT",
                    "USMALLINT",
                    "UINTEGER",
                    "UBIGINT",
                    "UHUGEINT",
                    "DECIMAL",
                    "DATE",
                    "TIME",
                    "TIMESTAMP",
                    "TIMESTAMP_S",
                    "TIMESTAMP_MS",
                    "TIMESTAMP_NS" -> value + "::VARCHAR";
            default ->
                throw ReplayException.failed(file + ": the column '" + Printable.of(column, 60) + "' is a "
                        + Printable.of(kind, 60) + "; store it as text, numbers or times");
        };
    }
}
