package dev.tributary.api.commerce;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.twin.Twin;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;

/** SQL straight over the facts of a shop, and values of its rows and of JSON as the same texts. */
final class CommerceSql {

    /** Every line of an order, with the order's status, user and day. */
    static final String LINES = """
            (SELECT o.*, ordered_at::DATE AS day, l.product AS product_id, nullif(l.category, '') AS category,
                l.quantity, (l.quantity * l.unit_price) AS amount
            FROM (SELECT *, unnest(lines) AS l FROM orders) AS o)""";

    static final String COUNTED = "lower(coalesce(status, '')) <> 'cancelled'";

    private CommerceSql() {}

    static List<List<String>> rows(Twin twin, String sql) {
        return twin.query(sql).rows().stream()
                .map(row -> row.stream().map(CommerceSql::text).toList())
                .toList();
    }

    static String text(JsonNode value) {
        return value.isNumber() ? plain(value.decimalValue()) : value.isNull() ? "null" : value.textValue();
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "null";
            case BigDecimal number -> plain(number);
            case BigInteger number -> plain(new BigDecimal(number));
            default -> Objects.toString(value);
        };
    }
}
