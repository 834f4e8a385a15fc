package dev.tributary.twin.testing;

import dev.tributary.facts.Session;
import dev.tributary.schemas.FactKey;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random visits, with or without a cost; ties of start, channels and devices are likely. */
public final class SessionFacts {

    private SessionFacts() {}

    /** One record: a version of a visit, or in one of six cases a tombstone. */
    public static Arbitrary<FactChange<Session>> changes() {
        return GrowthFacts.changes(sessions(), Session.class, SessionFacts::key);
    }

    /** The key under which a visit is sent. */
    public static String key(Session fact) {
        return new FactKey(fact.getWorkspace(), fact.getUserId(), fact.getId()).toString();
    }

    static Arbitrary<Session> sessions() {
        Arbitrary<Session.Builder> who = Combinators.combine(
                        GrowthFacts.workspaces(), GrowthFacts.ids(), GrowthFacts.users())
                .as((workspace, id, user) ->
                        Session.newBuilder().setWorkspace(workspace).setId(id).setUserId(user));
        Arbitrary<Session.Builder> visit = Combinators.combine(
                        who, GrowthFacts.times(), lengths(), GrowthFacts.channels(), devices())
                .as((fact, start, length, channel, device) -> fact.setStartedAt(start)
                        .setEndedAt(length.map(millis -> end(start, millis)).orElse(null))
                        .setChannel(channel)
                        .setDevice(device.orElse(null)));
        return Combinators.combine(
                        visit, flags(), flags(), flags(), GrowthFacts.amounts().optional(0.7))
                .as((fact, holder, closer, impression, cost) -> fact.setHolderEngagement(holder)
                        .setCloserEngagement(closer)
                        .setImpression(impression)
                        .setCost(cost.orElse(null))
                        .build());
    }

    private static Arbitrary<Integer> flags() {
        return Arbitraries.frequency(Tuple.of(2, 0), Tuple.of(1, 1));
    }

    private static Instant end(Instant start, long millis) {
        return start.plusMillis(millis);
    }

    private static Arbitrary<Optional<Long>> lengths() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        4,
                        Arbitraries.of(0L, 1L, 999L, 1_000L, 60_000L, 61_999L).map(Optional::of)),
                Tuple.of(2, Arbitraries.longs().between(0, 100_000_000L).map(Optional::of)),
                Tuple.of(1, Arbitraries.of(-1L, -60_000L).map(Optional::of)),
                Tuple.of(1, Arbitraries.just(Optional.empty())));
    }

    private static Arbitrary<Optional<String>> devices() {
        return Arbitraries.of(Optional.of("desktop"), Optional.of("touch"), Optional.of(""), Optional.empty());
    }
}
