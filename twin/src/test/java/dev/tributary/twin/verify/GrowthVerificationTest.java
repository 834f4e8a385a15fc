package dev.tributary.twin.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.facts.Session;
import dev.tributary.query.growth.GrowthRollups;
import dev.tributary.twin.Difference;
import dev.tributary.twin.Difference.Kind;
import dev.tributary.twin.TwinView;
import dev.tributary.twin.testing.FactChange;
import dev.tributary.twin.testing.FactHistory;
import dev.tributary.twin.testing.GrowthFacts;
import dev.tributary.twin.testing.SessionFacts;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class GrowthVerificationTest {

    private static final long MORE_THAN_A_PAGE = 10_050;

    @Property(tries = 10)
    void shouldBeEqualWhenStoresAndTopicsAreRight(@ForAll("histories") FactHistory<SpecificRecord> history)
            throws IOException {
        try (FakeStack stack = FakeStack.of(history)) {
            VerificationReport report = verify(stack, TwinView.all());

            assertThat(report.differing()).isZero();
        }
    }

    @Test
    void shouldReadEveryPageWhenGroupsAreNumbers() throws IOException {
        FactHistory<Session> history = new FactHistory<>(LongStream.range(0, MORE_THAN_A_PAGE)
                .mapToObj(GrowthVerificationTest::visit)
                .toList());
        try (FakeStack stack = FakeStack.of(history)) {
            stack.instance.rows(GrowthRollups.SESSION_LENGTHS).getLast().put("sessions", BigInteger.TWO);

            VerificationReport report = verify(stack, List.of(TwinView.named("session-lengths")));

            assertThat(report.compared().getFirst().cells()).isEqualTo(MORE_THAN_A_PAGE);
            assertThat(report.compared().getFirst().differences())
                    .containsExactly(
                            new Difference(Kind.DIFFERENT, "default/2024-02-29//1/10049", "sessions", "1", "2"));
        }
    }

    @Provide
    Arbitrary<FactHistory<SpecificRecord>> histories() {
        return GrowthFacts.histories();
    }

    private static VerificationReport verify(FakeStack stack, List<TwinView> views) {
        try (Verification verification =
                stack.verification(new Scope(Optional.empty(), views, 20, Duration.ofSeconds(5)))) {
            return verification.run();
        }
    }

    /** A visit of so many seconds on an unknown device. */
    private static FactChange<Session> visit(long seconds) {
        Instant start = Instant.parse("2024-02-29T10:00:00Z");
        Session fact = Session.newBuilder()
                .setWorkspace("default")
                .setId(Long.toString(seconds))
                .setUserId("u")
                .setStartedAt(start)
                .setEndedAt(start.plusSeconds(seconds))
                .setChannel("1")
                .build();
        return new FactChange<>(SessionFacts.key(fact), Session.class, Optional.of(fact));
    }
}
