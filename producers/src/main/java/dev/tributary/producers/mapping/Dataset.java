package dev.tributary.producers.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A dataset: one or several kinds of files, told apart by their headers, and of tables, told apart by their names.
 *
 * @param name the source named in every fact and the ledger
 * @param kinds how the rows of each kind become facts
 * @param delimiter the delimiter of CSV files, detected where it is not given
 * @param inTimeOrder whether rows go out in the order of their event time even where a file is not sorted by it
 * @param fingerprint changes with the content of the mapping file
 */
public record Dataset(
        String name, List<Mapping> kinds, Optional<Character> delimiter, boolean inTimeOrder, String fingerprint) {

    public Dataset {
        kinds = List.copyOf(kinds);
    }

    /** The kinds that are tables of a database. */
    public List<Mapping> tables() {
        return kinds.stream().filter(kind -> kind.table().isPresent()).toList();
    }

    /** Whether facts have lines in a table of their own, so that tables are put together before they are read. */
    public boolean hasLines() {
        return kinds.stream().anyMatch(kind -> kind.lines().isPresent());
    }

    /** The same dataset without the kinds that are tables of a database. */
    public Dataset withoutTables() {
        List<Mapping> files =
                kinds.stream().filter(kind -> kind.table().isEmpty()).toList();
        return new Dataset(name, files, delimiter, inTimeOrder, fingerprint);
    }

    /** The reasons for which the figures do not count a row. */
    public Set<String> drops() {
        return kinds.stream()
                .flatMap(kind -> kind.drops().stream())
                .map(Flag::reason)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The columns that any of its kinds reads. */
    public Set<String> columns() {
        return kinds.stream()
                .flatMap(kind -> Stream.concat(
                        kind.columns().stream(), kind.lines().stream().flatMap(lines -> lines.columns().stream())))
                .collect(Collectors.toUnmodifiableSet());
    }
}
