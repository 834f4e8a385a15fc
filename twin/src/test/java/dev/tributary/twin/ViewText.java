package dev.tributary.twin;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of a view as text: the cells without the workspace; nothing is a dash. */
final class ViewText {

    private ViewText() {}

    /** The rows that start so. */
    static List<String> rows(Twin twin, String view, String start) {
        return twin.compute(TwinView.named(view)).rows().stream()
                .map(row -> row.stream().skip(1).map(ViewText::text).collect(Collectors.joining(" ")))
                .filter(row -> row.startsWith(start))
                .toList();
    }

    private static String text(@Nullable Object cell) {
        return cell instanceof BigDecimal amount ? amount.toPlainString() : Objects.toString(cell, "-");
    }
}
