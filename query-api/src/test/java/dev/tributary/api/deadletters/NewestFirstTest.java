package dev.tributary.api.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.deadletters.NewestFirst.Page;
import dev.tributary.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class NewestFirstTest {

    @Test
    void shouldTakeTheLatestOfThePartitionsNewestWhenAPageIsRead() {
        StoredLetters letters = new StoredLetters(2)
                .add(0, 10, "a")
                .add(0, 30, "b")
                .add(1, 20, "c")
                .add(1, 5, "d");

        assertThat(reasons(page(letters, Optional.empty(), 10))).containsExactly("b", "a", "d", "c");
    }

    @Test
    void shouldStopAndSayWhereToGoOnWhenItHasLookedAtEnough() {
        StoredLetters letters = new StoredLetters(1);
        letters.add(0, 1, "wanted");
        for (int i = 0; i < 2_000; i++) {
            letters.add(0, i, "other");
        }

        Page first = NewestFirst.page(letters, wanted("wanted"), Optional.empty(), 10, 500);

        assertThat(first.rows()).isEmpty();
        Page all = NewestFirst.page(letters, wanted("wanted"), first.before(), 10, 5_000);
        assertThat(reasons(all)).containsExactly("wanted");
        assertThat(all.before()).isEmpty();
    }

    @Property(tries = 200)
    void shouldGiveEveryLetterOnceInTheSameOrderHoweverItIsPaged(
            @ForAll @Size(max = 60) List<@IntRange(max = 2) Integer> partitions,
            @ForAll @IntRange(min = 1, max = 7) int limit) {
        StoredLetters letters = new StoredLetters(3);
        for (int i = 0; i < partitions.size(); i++) {
            letters.add(partitions.get(i), (i * 7919L) % 13, "letter " + i);
        }

        List<String> paged = new ArrayList<>();
        Optional<long[]> before = Optional.empty();
        do {
            Page page = page(letters, before, limit);
            assertThat(page.rows().size()).isLessThanOrEqualTo(limit);
            paged.addAll(reasons(page));
            before = page.before().map(NewestFirst::text).map(NewestFirst::offsets);
        } while (before.isPresent());

        assertThat(paged).hasSize(partitions.size()).doesNotHaveDuplicates();
        assertThat(paged).isEqualTo(reasons(page(letters, Optional.empty(), 1_000)));
    }

    private static Page page(StoredLetters letters, Optional<long[]> before, int limit) {
        return NewestFirst.page(letters, NewestFirstTest::listed, before, limit, 1_000_000);
    }

    private static Function<ConsumerRecord<byte[], byte[]>, Optional<DeadLetter>> wanted(String reason) {
        return record -> listed(record).filter(letter -> letter.reason().equals(reason));
    }

    private static List<String> reasons(Page page) {
        return page.rows().stream().map(DeadLetter::reason).toList();
    }

    private static Optional<DeadLetter> listed(ConsumerRecord<byte[], byte[]> record) {
        return Optional.of(DeadLetter.of(record, Topics.withDefaultPrefix()));
    }
}
