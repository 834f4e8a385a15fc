package dev.tributary.query.routing;

import dev.tributary.query.RollupAnswer;
import dev.tributary.query.RollupRow;
import dev.tributary.query.routing.SharedQuestions.Question;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The answers that were used last, within a bound of memory. */
final class AnswerMemory {

    /** What an answer takes beside its values, in values. */
    private static final int OVERHEAD = 32;

    private final long mostValues;
    private final Map<Question, RollupAnswer> answers = new LinkedHashMap<>(16, 0.75f, true);
    private long values;

    /** Keeps answers of so many names and numbers together; a single one may have an eighth of them. */
    AnswerMemory(long mostValues) {
        this.mostValues = mostValues;
    }

    synchronized Optional<RollupAnswer> get(Question question) {
        return Optional.ofNullable(answers.get(question));
    }

    /** Keeps an answer in the place of the one before, unless it is too large or not told by a revision. */
    synchronized void put(Question question, RollupAnswer answer) {
        RollupAnswer before = answers.remove(question);
        values -= before == null ? 0 : values(before);
        if (answer.revision().isEmpty() || values(answer) > mostValues / 8) {
            return;
        }
        answers.put(question, answer);
        values += values(answer);
        Iterator<RollupAnswer> eldest = answers.values().iterator();
        while (values > mostValues) {
            values -= values(eldest.next());
            eldest.remove();
        }
    }

    private static long values(RollupAnswer answer) {
        return OVERHEAD + answer.rows().stream().mapToLong(AnswerMemory::values).sum();
    }

    private static long values(RollupRow row) {
        return 1L + row.group().size() + row.measures().size();
    }
}
