package dev.tributary.query.routing;

import dev.tributary.query.Placements;
import dev.tributary.query.Progress;
import dev.tributary.query.RollupAnswer;
import dev.tributary.query.RollupRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Spares instances what they have just answered. Whoever asks what is being asked already waits for the next time it is
 * asked, and shares that with all who wait: so an answer never rests on a state older than the question. An answer whose rows
 * are still known is asked for by its revision, and comes without them as long as the stores have not changed.
 */
final class SharedQuestions implements Instances {

    private final Instances instances;
    private final AnswerMemory memory;
    private final Map<Question, UnderWay> underWay = new HashMap<>();

    SharedQuestions(Instances instances, AnswerMemory memory) {
        this.instances = instances;
        this.memory = memory;
    }

    @Override
    public CompletableFuture<Placements> placements(String url) {
        return instances.placements(url);
    }

    @Override
    public CompletableFuture<Progress> progress(String url) {
        return instances.progress(url);
    }

    @Override
    public CompletableFuture<RollupAnswer> answer(String url, RollupRequest request) {
        // What is together with one basket is hardly asked for twice, and large.
        return request.query().beside().isEmpty() ? join(new Question(url, request)) : instances.answer(url, request);
    }

    private CompletableFuture<RollupAnswer> join(Question question) {
        CompletableFuture<RollupAnswer> answer = new CompletableFuture<>();
        synchronized (underWay) {
            UnderWay now = underWay.get(question);
            if (now != null) {
                return now.next();
            }
            underWay.put(question, new UnderWay());
        }
        ask(question, answer);
        return answer;
    }

    private void ask(Question question, CompletableFuture<RollupAnswer> answer) {
        Optional<RollupAnswer> known = memory.get(question);
        instances
                .answer(question.url(), question.request().knowing(known.flatMap(RollupAnswer::revision)))
                .thenApply(heard -> complete(question, known, heard))
                .whenComplete((whole, failure) -> {
                    askNext(question);
                    if (failure == null) {
                        answer.complete(whole);
                    } else {
                        answer.completeExceptionally(failure);
                    }
                });
    }

    private void askNext(Question question) {
        @Nullable CompletableFuture<RollupAnswer> next;
        synchronized (underWay) {
            UnderWay now = underWay.remove(question);
            next = now == null ? null : now.next;
            if (next != null) {
                underWay.put(question, new UnderWay());
            }
        }
        if (next != null) {
            ask(question, next);
        }
    }

    private RollupAnswer complete(Question question, Optional<RollupAnswer> known, RollupAnswer heard) {
        if (heard.revision().isPresent()
                && known.flatMap(RollupAnswer::revision).equals(heard.revision())) {
            return heard.with(known.orElseThrow().rows());
        }
        memory.put(question, heard);
        return heard;
    }

    /** What an instance is asked. */
    record Question(String url, RollupRequest request) {}

    /** A question that an instance was asked and has not answered yet. */
    private static final class UnderWay {

        private @Nullable CompletableFuture<RollupAnswer> next;

        /** The answer to the next time it is asked. */
        private CompletableFuture<RollupAnswer> next() {
            if (next == null) {
                next = new CompletableFuture<>();
            }
            return next;
        }
    }
}
