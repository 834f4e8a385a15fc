package dev.tributary.torture.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.torture.facts.Figure;
import dev.tributary.torture.facts.InventedFacts;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.function.Function;

/** What is asked of the public API again and again: one figure of each domain's, over all facts that are only added. */
enum Question {
    CAMPAIGNS("/api/status-distribution/", Figure.RESULTS, answer -> sum(answer.path("totals"), "count")),
    GROWTH_VISITS("/api/growth/sessions", Figure.VISITS, answer -> number(answer.path("sessions"))),
    GROWTH_ORDERS("/api/growth/orders", Figure.ORDERS, answer -> number(answer.path("orders"))),
    GROWTH_COSTS("/api/growth/costs", Figure.COSTS, answer -> hundredths(answer.path("cost"))),
    ATTRIBUTION("/api/attribution/summary", Figure.ORDERS, answer -> number(answer.path("conversions"))),
    VOUCHERS(
            "/api/vouchers/segments",
            Figure.GRANTS,
            answer -> number(answer.path("kept")) + sum(answer.path("dropped"))),
    COMMERCE("/api/commerce/revenue-by-category", Figure.SALES, answer -> hundredths(answer.path("revenue")));

    private final String path;
    private final Figure figure;
    private final Function<JsonNode, Long> reader;

    Question(String path, Figure figure, Function<JsonNode, Long> reader) {
        this.path = path;
        this.figure = figure;
        this.reader = reader;
    }

    /** Path and query; a partial answer is one that says what it lacks. */
    String path(boolean partial) {
        return path + "?limit=1&workspace=" + InventedFacts.STEADY + (partial ? "&partial=allow" : "");
    }

    Figure figure() {
        return figure;
    }

    /** The figure in an answer. */
    long read(JsonNode answer) {
        return reader.apply(answer);
    }

    private static long number(JsonNode node) {
        return exact(node.decimalValue());
    }

    private static long hundredths(JsonNode node) {
        return exact(node.decimalValue().movePointRight(2));
    }

    private static long sum(JsonNode rows, String field) {
        long sum = 0;
        for (JsonNode row : rows) {
            sum += number(row.path(field));
        }
        return sum;
    }

    private static long sum(JsonNode counts) {
        long sum = 0;
        for (Iterator<JsonNode> each = counts.elements(); each.hasNext(); ) {
            sum += number(each.next());
        }
        return sum;
    }

    private static long exact(BigDecimal number) {
        return number.longValueExact();
    }
}
