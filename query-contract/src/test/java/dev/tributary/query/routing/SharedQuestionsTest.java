package dev.tributary.query.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.query.Placements;
import dev.tributary.query.Progress;
import dev.tributary.query.RollupAnswer;
import dev.tributary.query.RollupAnswer.PartitionState;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.RollupRequest;
import dev.tributary.query.RollupRow;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SharedQuestionsTest {

    private static final String URL = "http://one";

    private final Slow instance = new Slow();
    private final SharedQuestions questions = new SharedQuestions(instance, new AnswerMemory(1_000));

    @Test
    void shouldAskOnceMoreForAllThatAskWhileTheSameIsBeingAsked() {
        CompletableFuture<RollupAnswer> first = questions.answer(URL, request("a"));
        CompletableFuture<RollupAnswer> second = questions.answer(URL, request("a"));
        CompletableFuture<RollupAnswer> third = questions.answer(URL, request("a"));
        assertThat(instance.asked).hasSize(1);

        instance.answer(0, answer(1, Optional.empty()));
        assertThat(first.join().rows()).containsExactly(row(1));
        assertThat(second).isNotDone();
        assertThat(instance.asked).hasSize(2);

        instance.answer(1, answer(2, Optional.empty()));
        assertThat(second.join().rows()).containsExactly(row(2));
        assertThat(third.join().rows()).containsExactly(row(2));
        assertThat(instance.asked).hasSize(2);
    }

    @Test
    void shouldAskAnewForWhatWaitsWhenTheQuestionBeforeFails() {
        CompletableFuture<RollupAnswer> first = questions.answer(URL, request("a"));
        CompletableFuture<RollupAnswer> second = questions.answer(URL, request("a"));

        instance.fail(0);
        instance.answer(1, answer(2, Optional.empty()));

        assertThatThrownBy(first::join).hasRootCauseMessage("gone");
        assertThat(second.join().rows()).containsExactly(row(2));
    }

    @Test
    void shouldNotMakeOneQuestionWaitForAnother() {
        questions.answer(URL, request("a"));
        questions.answer(URL, request("b"));
        questions.answer("http://two", request("a"));

        assertThat(instance.asked).hasSize(3);
    }

    @Test
    void shouldUseRowsAgainWhileTheRevisionIsTheSame() {
        questions.answer(URL, request("a"));
        instance.answer(0, answer(1, Optional.of("r1")));

        CompletableFuture<RollupAnswer> again = questions.answer(URL, request("a"));
        assertThat(instance.asked.get(1).known()).contains("r1");
        PartitionState fresher = new PartitionState(0, true, 9, 9);
        instance.answer(1, new RollupAnswer(List.of(), List.of(fresher), List.of(), Optional.of("r1")));

        assertThat(again.join().rows()).containsExactly(row(1));
        assertThat(again.join().partitions()).containsExactly(fresher);
    }

    @Test
    void shouldTakeTheNewRowsWhenTheRevisionIsAnotherOne() {
        questions.answer(URL, request("a"));
        instance.answer(0, answer(1, Optional.of("r1")));
        CompletableFuture<RollupAnswer> changed = questions.answer(URL, request("a"));
        instance.answer(1, answer(2, Optional.of("r2")));
        questions.answer(URL, request("a"));

        assertThat(changed.join().rows()).containsExactly(row(2));
        assertThat(instance.asked.get(2).known()).contains("r2");
    }

    @Test
    void shouldForgetAnAnswerWhenTheNextOneHasNoRevision() {
        questions.answer(URL, request("a"));
        instance.answer(0, answer(1, Optional.of("r1")));
        questions.answer(URL, request("a"));
        instance.answer(1, answer(2, Optional.empty()));
        questions.answer(URL, request("a"));

        assertThat(instance.asked.get(2).known()).isEmpty();
    }

    @Test
    void shouldForgetTheAnswerUsedLongestAgoWhenMemoryIsShort() {
        for (int i = 0; i < 100; i++) {
            questions.answer(URL, request("question " + i));
            instance.answer(i, answer(i, Optional.of("r")));
        }
        questions.answer(URL, request("question 99"));
        questions.answer(URL, request("question 0"));

        assertThat(instance.asked.get(100).known()).contains("r");
        assertThat(instance.asked.get(101).known()).isEmpty();
    }

    private static RollupRequest request(String workspace) {
        RollupQuery query = new RollupQuery(
                "segments",
                workspace,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                1,
                Optional.empty());
        return new RollupRequest(query, List.of(0), false);
    }

    private static RollupAnswer answer(int count, Optional<String> revision) {
        return new RollupAnswer(List.of(row(count)), List.of(new PartitionState(0, true, 1, 0)), List.of(), revision);
    }

    private static RollupRow row(int count) {
        return new RollupRow(List.of(), List.of(BigInteger.valueOf(count)));
    }

    /** An instance that answers when it is told to. */
    private static final class Slow implements Instances {

        private final List<RollupRequest> asked = new ArrayList<>();
        private final List<CompletableFuture<RollupAnswer>> answers = new ArrayList<>();

        void answer(int question, RollupAnswer answer) {
            answers.get(question).complete(answer);
        }

        void fail(int question) {
            answers.get(question).completeExceptionally(new IOException("gone"));
        }

        @Override
        public CompletableFuture<RollupAnswer> answer(String url, RollupRequest request) {
            asked.add(request);
            CompletableFuture<RollupAnswer> answer = new CompletableFuture<>();
            answers.add(answer);
            return answer;
        }

        @Override
        public CompletableFuture<Placements> placements(String url) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<Progress> progress(String url) {
            throw new UnsupportedOperationException();
        }
    }
}
