package dev.tributary.producers.mapping;

import dev.tributary.producers.mapping.Flag.Condition;
import java.util.List;
import java.util.function.Predicate;

/** A flag, with the places of its fields already found. */
final class FlagCheck {

    private final String reason;
    private final List<List<Predicate<FactContent>>> alternatives;

    private FlagCheck(String reason, List<List<Predicate<FactContent>>> alternatives) {
        this.reason = reason;
        this.alternatives = alternatives;
    }

    static FlagCheck of(Flag flag, Mapping mapping) {
        return new FlagCheck(
                flag.reason(),
                flag.alternatives().stream()
                        .map(conditions -> conditions.stream()
                                .map(condition -> check(condition, mapping))
                                .toList())
                        .toList());
    }

    String reason() {
        return reason;
    }

    boolean holds(FactContent content) {
        for (List<Predicate<FactContent>> conditions : alternatives) {
            if (allHold(conditions, content)) {
                return true;
            }
        }
        return false;
    }

    private static boolean allHold(List<Predicate<FactContent>> conditions, FactContent content) {
        for (Predicate<FactContent> condition : conditions) {
            if (!condition.test(content)) {
                return false;
            }
        }
        return true;
    }

    private static Predicate<FactContent> check(Condition condition, Mapping mapping) {
        return switch (condition) {
            case Condition.Given given -> {
                int field = mapping.slot(given.field());
                yield content -> content.has(field) == given.present();
            }
            case Condition.ComparedTo compared -> {
                int field = mapping.slot(compared.field());
                yield content ->
                        content.has(field) && compared.comparison().holds(content.number(field), compared.number());
            }
            case Condition.Compared compared -> {
                int left = mapping.slot(compared.field());
                int right = mapping.slot(compared.other());
                yield content -> content.has(left)
                        && content.has(right)
                        && compared.comparison().holds(content.number(left), content.number(right));
            }
        };
    }
}
