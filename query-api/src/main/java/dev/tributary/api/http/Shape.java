package dev.tributary.api.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which parameters a list has.
 *
 * @param keyParts how many parts the key of a row has
 * @param plain names of those besides paging, filters, choices and amounts: of workspace, from, to and partial
 * @param filters names of its filters
 * @param unknowns whether an empty value of a filter stands for the unknown one
 * @param defaults values of filters that are not given
 * @param choices words to choose from, by name; the first is the default, and an empty one means that there is none
 * @param amounts names of amounts of money
 * @param dates names of days
 * @param numbers the greatest value of whole numbers, by name
 */
public record Shape(
        int keyParts,
        Set<String> plain,
        Set<String> filters,
        boolean unknowns,
        Map<String, Set<String>> defaults,
        SortedMap<String, List<String>> choices,
        Set<String> amounts,
        Set<String> dates,
        Map<String, Integer> numbers) {

    /** A list without filters. */
    public static Shape of(int keyParts, String... plain) {
        return new Shape(
                keyParts, Set.of(plain), Set.of(), false, Map.of(), new TreeMap<>(), Set.of(), Set.of(), Map.of());
    }

    /** The same with filters. */
    public Shape filtered(Set<String> names, Map<String, Set<String>> ifAbsent) {
        return new Shape(keyParts, plain, names, false, ifAbsent, choices, amounts, dates, numbers);
    }

    /** The same with filters whose empty value stands for the unknown one. */
    public Shape filteredOrUnknown(String... names) {
        return new Shape(keyParts, plain, Set.of(names), true, Map.of(), choices, amounts, dates, numbers);
    }

    /** The same with one more choice. */
    public Shape choice(String name, String... words) {
        SortedMap<String, List<String>> more = new TreeMap<>(choices);
        more.put(name, List.of(words));
        return new Shape(keyParts, plain, filters, unknowns, defaults, more, amounts, dates, numbers);
    }

    /** The same with an amount. */
    public Shape amount(String name) {
        return new Shape(keyParts, plain, filters, unknowns, defaults, choices, Set.of(name), dates, numbers);
    }

    /** The same with a day. */
    public Shape date(String name) {
        return new Shape(keyParts, plain, filters, unknowns, defaults, choices, amounts, Set.of(name), numbers);
    }

    /** The same with a whole number from 1 to a greatest one. */
    public Shape number(String name, int greatest) {
        return new Shape(keyParts, plain, filters, unknowns, defaults, choices, amounts, dates, Map.of(name, greatest));
    }

    Set<String> parameters() {
        Set<String> names = new TreeSet<>(Set.of("limit", "cursor"));
        names.addAll(plain);
        names.addAll(filters);
        names.addAll(choices.keySet());
        names.addAll(amounts);
        names.addAll(dates);
        names.addAll(numbers.keySet());
        return names;
    }
}
