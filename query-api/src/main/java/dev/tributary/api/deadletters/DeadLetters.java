package dev.tributary.api.deadletters;

import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListAnswer;
import java.util.List;
import java.util.Optional;

/** The answer of {@code /api/dead-letters}. */
record DeadLetters(List<DeadLetter> deadLetters, Optional<String> next, Freshness freshness) implements ListAnswer {

    @Override
    public List<DeadLetter> lines() {
        return deadLetters;
    }
}
