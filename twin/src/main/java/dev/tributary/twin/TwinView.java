package dev.tributary.twin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One figure, defined by one SQL file over the fact tables.
 *
 * <p>The file starts with a comment that says in words what the figure is, then names its parts on lines such as
 * {@code -- key: workspace, customer_id}, then its measures on lines such as {@code -- users (count): who came}.
 *
 * @param domain the domain that it belongs to, the folder of the file
 * @param name kebab-case, unique over all domains
 * @param description what the figure is, in words
 * @param key the columns that identify a row, workspace first
 * @param topic the view topic that publishes it, without prefix
 * @param rollup the rollup that answers it in queries: the key columns after the workspace are its dimensions, columns
 *     named like its measures are compared with them
 * @param title its name for people
 * @param endpoints the paths of the public API whose figures rest on it
 * @param measures its columns that are figures, and the figures that endpoints put together from it
 * @param text the whole file
 */
public record TwinView(
        String domain,
        String name,
        String description,
        List<String> key,
        Optional<String> topic,
        Optional<String> rollup,
        String title,
        List<String> endpoints,
        List<TwinMeasure> measures,
        String text) {

    private static final List<String> FILES = List.of(
            "campaigns/conversion-rates",
            "campaigns/status-distribution",
            "campaigns/category-type-performance",
            "campaigns/filtered-aggregation",
            "campaigns/customer-types",
            "campaigns/customer-days",
            "campaigns/segments",
            "campaigns/segment-days",
            "growth/active-users",
            "growth/sessions",
            "growth/session-lengths",
            "growth/retention",
            "growth/visitor-days",
            "growth/time-to-order",
            "growth/orders",
            "growth/buyer-days",
            "growth/ltv",
            "growth/costs",
            "growth/cac",
            "growth/roi",
            "growth/acquisition",
            "attribution/customer-journeys",
            "attribution/journeys",
            "attribution/conversions",
            "attribution/conversion-days",
            "attribution/channel-reporting",
            "attribution/transitions",
            "attribution/channel-sets",
            "attribution/paths",
            "attribution/journey-lengths",
            "vouchers/voucher-segments",
            "vouchers/voucher-values",
            "vouchers/voucher-grants",
            "vouchers/voucher-orders",
            "vouchers/voucher-recency",
            "vouchers/voucher-last-orders",
            "commerce/category-revenue",
            "commerce/product-sales",
            "commerce/product-days",
            "commerce/customer-activity",
            "commerce/customer-value",
            "commerce/ordering-days",
            "commerce/customer-starts",
            "commerce/customer-products",
            "commerce/co-purchases");

    private static final List<TwinView> ALL =
            FILES.stream().map(file -> parse(file, resource(file + ".sql"))).toList();

    public TwinView {
        key = List.copyOf(key);
        endpoints = List.copyOf(endpoints);
        measures = List.copyOf(measures);
    }

    /** Every view, in the order of the documentation. */
    public static List<TwinView> all() {
        return ALL;
    }

    /**
     * The view of that name.
     *
     * @throws IllegalArgumentException where there is none; the message lists the names
     */
    public static TwinView named(String name) {
        return ALL.stream()
                .filter(view -> view.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no view " + name + "; views are "
                        + ALL.stream().map(TwinView::name).collect(Collectors.joining(", "))));
    }

    /** The query alone, without the leading comment. */
    public String sql() {
        return text.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
    }

    static TwinView parse(String file, String text) {
        List<String> comment = text.lines()
                .takeWhile(line -> line.startsWith("--"))
                .map(line -> line.substring(2).strip())
                .toList();
        String name = header(comment, "view").orElseThrow(() -> missing(file, "view"));
        if (!file.endsWith("/" + name)) {
            throw new IllegalArgumentException(file + ".sql names another view: " + name);
        }
        return new TwinView(
                file.substring(0, file.indexOf('/')),
                name,
                comment.stream().takeWhile(line -> !line.isEmpty()).collect(Collectors.joining(" ")),
                list(file, comment, "key"),
                header(comment, "topic"),
                header(comment, "rollup"),
                header(comment, "title").orElseThrow(() -> missing(file, "title")),
                list(file, comment, "endpoints"),
                comment.stream()
                        .flatMap(line -> TwinMeasure.parse(line).stream())
                        .toList(),
                text);
    }

    static String resource(String file) {
        try (InputStream in = TwinView.class.getResourceAsStream("/twin/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the SQL file twin/" + file + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> list(String file, List<String> comment, String name) {
        return header(comment, name)
                .map(values -> Arrays.asList(values.split(", *")))
                .orElseThrow(() -> missing(file, name));
    }

    private static Optional<String> header(List<String> comment, String name) {
        String start = name + ":";
        Stream<String> lines = comment.stream().filter(line -> line.startsWith(start));
        return lines.map(line -> line.substring(start.length()).strip()).findFirst();
    }

    private static IllegalArgumentException missing(String file, String header) {
        return new IllegalArgumentException(file + ".sql has no line \"-- " + header + ": …\"");
    }
}
