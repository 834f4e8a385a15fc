package dev.tributary.producers.mapping;

import dev.tributary.producers.mapping.Flag.Comparison;
import dev.tributary.producers.mapping.Flag.Condition;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the flags of a mapping file. */
final class FlagReader {

    private static final String RULE =
            "must be like 'clicks > impressions', with two numbers or times of one type, or like"
                    + " 'clicks = 0', 'clicks is missing' or 'status is unknown'; 'and' joins conditions, and of a list one suffices";
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

    private final YamlMap rules;
    private final List<FieldMapping> fields;
    private final boolean haveLines;

    private FlagReader(YamlMap rules, List<FieldMapping> fields, boolean haveLines) {
        this.rules = rules;
        this.fields = fields;
        this.haveLines = haveLines;
    }

    /**
     * Reads flags.
     *
     * @param haveLines whether the facts have lines, whose total may be compared
     */
    static List<Flag> read(YamlMap rules, List<FieldMapping> fields, boolean haveLines) {
        FlagReader reader = new FlagReader(rules, fields, haveLines);
        return rules.keys().stream().map(reader::flag).toList();
    }

    private Flag flag(String reason) {
        return new Flag(
                reason,
                rules.texts(reason).stream()
                        .map(text -> conditions(text).orElseThrow(() -> rules.error(reason, RULE)))
                        .toList());
    }

    private Optional<List<Condition>> conditions(String text) {
        List<Optional<Condition>> conditions = Arrays.stream(text.strip().split("\\s+and\\s+"))
                .map(part -> condition(part.strip().split("\\s+")))
                .toList();
        return conditions.stream().allMatch(Optional::isPresent)
                ? Optional.of(conditions.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }

    private Optional<Condition> condition(String[] parts) {
        if (parts.length != 3 || type(parts[0]).isEmpty()) {
            return Optional.empty();
        }
        if (parts[1].equals("is")) {
            return switch (parts[2]) {
                case "missing" -> Optional.of(new Condition.Given(parts[0], false));
                case "present" -> Optional.of(new Condition.Given(parts[0], true));
                case "unknown" ->
                    type(parts[0])
                            .filter(FieldType.TEXT::equals)
                            .map(text -> new Condition.ComparedTo(parts[0], Comparison.EQUAL, FactContent.UNKNOWN));
                default -> Optional.empty();
            };
        }
        return Arrays.stream(Comparison.values())
                .filter(known -> known.symbol.equals(parts[1]))
                .findFirst()
                .flatMap(comparison -> comparison(parts[0], comparison, parts[2]));
    }

    private Optional<Condition> comparison(String left, Comparison comparison, String right) {
        FieldType type = type(left).orElseThrow();
        if (type == FieldType.LONG && NUMBER.matcher(right).matches()) {
            return Optional.of(new Condition.ComparedTo(left, comparison, Long.parseLong(right)));
        }
        boolean alike = type.isComparable() && type(right).equals(Optional.of(type));
        return alike ? Optional.of(new Condition.Compared(left, comparison, right)) : Optional.empty();
    }

    private Optional<FieldType> type(String name) {
        if (haveLines && name.equals(Mapping.LINES_TOTAL)) {
            return Optional.of(FieldType.MONEY);
        }
        return fields.stream()
                .filter(field -> field.field().equals(name))
                .map(FieldMapping::type)
                .findFirst();
    }
}
