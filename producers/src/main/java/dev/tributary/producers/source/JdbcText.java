package dev.tributary.producers.source;

import java.math.BigDecimal;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** How values of a database become text, alike for all of them. */
final class JdbcText {

    private static final int LONGEST_NUMBER = 64;

    private JdbcText() {}

    /** The type of a column; drivers call times with a zone by the type of those without. */
    static int type(ResultSetMetaData metadata, int column) throws SQLException {
        int type = metadata.getColumnType(column);
        boolean zoned = metadata.getColumnTypeName(column).equalsIgnoreCase("timestamptz");
        return type == Types.TIMESTAMP && zoned ? Types.TIMESTAMP_WITH_TIMEZONE : type;
    }

    static boolean isText(int type) {
        return switch (type) {
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB -> true;
            default -> false;
        };
    }

    static boolean isNumber(int type) {
        return switch (type) {
            case Types.NUMERIC,
                    Types.DECIMAL,
                    Types.DOUBLE,
                    Types.FLOAT,
                    Types.REAL,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.SMALLINT,
                    Types.TINYINT -> true;
            default -> false;
        };
    }

    /** A number without an exponent and without zeros at its end. */
    static @Nullable String number(@Nullable String text) {
        if (text == null || text.length() > LONGEST_NUMBER) {
            return text;
        }
        try {
            BigDecimal number = new BigDecimal(text).stripTrailingZeros();
            return Math.abs(number.scale()) < LONGEST_NUMBER ? number.toPlainString() : text;
        } catch (NumberFormatException e) {
            // Not a number, or infinite: told when the field is read.
            return text;
        }
    }
}
