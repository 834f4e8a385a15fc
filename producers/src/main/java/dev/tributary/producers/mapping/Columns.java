package dev.tributary.producers.mapping;

import dev.tributary.producers.ReplayException;
import dev.tributary.producers.source.Printable;
import dev.tributary.producers.source.Source;
import dev.tributary.producers.source.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The columns of a file, found by name; upper and lower case are told apart only where both exist. */
public final class Columns {

    private static final int SHOWN_CHARACTERS = 60;

    private final String file;
    private final List<String> names;

    private Columns(String file, List<String> names) {
        this.file = file;
        this.names = names;
    }

    public static Columns of(Source source) {
        return of(source.name(), source.columns());
    }

    /**
     * The columns of a file or table.
     *
     * @param file its name, for errors
     */
    public static Columns of(String file, List<String> names) {
        return new Columns(file, List.copyOf(names));
    }

    /**
     * The kind of file that has these columns; where several do, the one that reads most of them.
     *
     * @throws ReplayException where the columns suit no kind, or several alike
     */
    public Mapping kind(Dataset dataset) {
        if (dataset.kinds().size() == 1) {
            return dataset.kinds().getFirst();
        }
        List<Mapping> suitable =
                dataset.kinds().stream().filter(kind -> missing(kind).isEmpty()).toList();
        int most = suitable.stream().mapToInt(this::read).max().orElseThrow(() -> unsuitable(dataset));
        List<Mapping> best =
                suitable.stream().filter(kind -> read(kind) == most).toList();
        if (best.size() > 1) {
            throw ReplayException.failed(file + " may be "
                    + best.stream().map(Mapping::kind).collect(Collectors.joining(" or "))
                    + " by its columns, which are " + list() + ". Take out those that are not meant");
        }
        return best.getFirst();
    }

    private ReplayException unsuitable(Dataset dataset) {
        String kinds = dataset.kinds().stream()
                .map(kind -> kind.kind() + " (lacks " + String.join(", ", missing(kind)) + ")")
                .collect(Collectors.joining("; "));
        return ReplayException.failed(file + " is none of the kinds of files of " + dataset.name() + ": " + kinds
                + "; its columns are " + list() + ". Give a mapping file by --mapping where they have other names");
    }

    /** Whether a table with these columns may be that of a kind: nothing is missing, and not just its id is there. */
    public boolean suit(Mapping kind) {
        return missing(kind).isEmpty() && read(kind) > 1;
    }

    /** Whether a table with these columns may be that of lines. */
    public boolean suit(Lines lines) {
        return find(lines.of()).isPresent()
                && lines.fields().stream()
                        .filter(field -> !field.mayLackColumn())
                        .allMatch(field -> places(field).isPresent());
    }

    /** Whether a table with these columns may be one that lines look up: it has an id of that name, and what they read. */
    public boolean suit(Table lookup, Lines lines) {
        String prefix = lookup.name() + ".";
        return find(List.of(lookup.name() + "_id")).isPresent()
                && lines.columns().stream()
                        .filter(column -> column.startsWith(prefix))
                        .anyMatch(column ->
                                find(column.substring(prefix.length())).isPresent());
    }

    private List<String> missing(Mapping kind) {
        return kind.fieldsAndIds()
                .filter(field -> !field.mayLackColumn())
                .flatMap(field -> missing(field).stream())
                .toList();
    }

    private int read(Mapping kind) {
        return (int) kind.columns().stream()
                .filter(column -> find(column).isPresent())
                .count();
    }

    /** Columns that the mapping does not read. */
    public List<String> unused(Mapping mapping) {
        Set<Integer> used = new HashSet<>();
        for (String column : mapping.columns()) {
            find(column).ifPresent(used::add);
        }
        return IntStream.range(0, names.size())
                .filter(i -> !used.contains(i))
                .mapToObj(i -> shown(names.get(i)))
                .toList();
    }

    FieldReader[] readers(List<FieldMapping> fields) {
        return IntStream.range(0, fields.size())
                .mapToObj(slot -> reader(slot, fields.get(slot)))
                .toArray(FieldReader[]::new);
    }

    /** Readers of the fields that identify a row; none where its id is derived from the content. */
    FieldReader[] idReaders(Mapping mapping) {
        return mapping.id().stream().map(field -> reader(0, field)).toArray(FieldReader[]::new);
    }

    private FieldReader reader(int slot, FieldMapping field) {
        Optional<int[]> columns = places(field);
        if (columns.isPresent()) {
            return FieldReader.of(slot, field, columns.get());
        }
        if (field.mayLackColumn()) {
            return FieldReader.withoutColumn(slot, field);
        }
        throw lacks(missing(field).getFirst());
    }

    /** Where the columns of a field are: those of its first name, or else the one of another name. */
    private Optional<int[]> places(FieldMapping field) {
        if (field.columns().stream().allMatch(column -> find(column).isPresent())) {
            return Optional.of(field.columns().stream()
                    .mapToInt(column -> find(column).getAsInt())
                    .toArray());
        }
        return find(field.otherNames()).stream()
                .mapToObj(place -> new int[] {place})
                .findFirst();
    }

    private List<String> missing(FieldMapping field) {
        return places(field).isPresent()
                ? List.of()
                : field.columns().stream()
                        .filter(column -> find(column).isEmpty())
                        .toList();
    }

    /**
     * The place of the column that has the first of these names that exists.
     *
     * @throws ReplayException where none of them does
     */
    public int require(List<String> wanted) {
        return find(wanted).orElseThrow(() -> lacks(wanted.getFirst()));
    }

    private ReplayException lacks(String column) {
        return ReplayException.failed(file + " has no column '" + column + "'; its columns are " + list()
                + ". Give a mapping file by --mapping where they have other names");
    }

    /** The place of the column that has the first of these names that exists. */
    public OptionalInt find(List<String> wanted) {
        return wanted.stream().map(this::find).flatMapToInt(OptionalInt::stream).findFirst();
    }

    private OptionalInt find(String wanted) {
        OptionalInt exact = only(wanted, names);
        if (exact.isPresent()) {
            return exact;
        }
        List<String> lower =
                names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        return only(wanted.toLowerCase(Locale.ROOT), lower);
    }

    private OptionalInt only(String wanted, List<String> candidates) {
        int first = candidates.indexOf(wanted);
        if (first != candidates.lastIndexOf(wanted)) {
            throw ReplayException.failed(file + " has the column '" + shown(wanted) + "' twice");
        }
        return first < 0 ? OptionalInt.empty() : OptionalInt.of(first);
    }

    private String list() {
        return Printable.list(names);
    }

    private static String shown(String name) {
        return Printable.of(name, SHOWN_CHARACTERS);
    }
}
