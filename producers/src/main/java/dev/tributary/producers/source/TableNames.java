package dev.tributary.producers.source;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Finds a table by its names: as they are, in the plural, with or without underscores between words, or behind the prefix of
 * an application, as in {@code orders_orderitem}; the nearest to the names first.
 */
public final class TableNames {

    private static final List<BiPredicate<String, String>> FROM_NEAR_TO_FAR = List.of(
            String::equals,
            (table, name) -> plain(table).equals(plain(name)),
            (table, name) -> plain(table).equals(plural(plain(name))),
            (table, name) -> suffixes(table).anyMatch(suffix -> suffix.equals(plain(name))),
            (table, name) -> suffixes(table).anyMatch(suffix -> suffix.equals(plural(plain(name)))));

    private TableNames() {}

    /**
     * The tables that are nearest to one of the names; several where they are equally near.
     *
     * @param tables the names of those that there are
     */
    public static List<String> nearest(List<String> tables, List<String> names) {
        for (String name : names) {
            for (BiPredicate<String, String> rule : FROM_NEAR_TO_FAR) {
                List<String> found =
                        tables.stream().filter(table -> rule.test(table, name)).toList();
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    /** What follows an underscore, for each of them. */
    private static Stream<String> suffixes(String table) {
        return Stream.iterate(table.indexOf('_'), at -> at >= 0, at -> table.indexOf('_', at + 1))
                .map(at -> plain(table.substring(at + 1)));
    }

    private static String plain(String name) {
        return name.replaceAll("\\.(csv|tsv|txt)$|[_\\s-]", "").toLowerCase(Locale.ROOT);
    }

    private static String plural(String name) {
        return name.endsWith("y") ? name.substring(0, name.length() - 1) + "ies" : name + "s";
    }
}
