package dev.tributary.streams.users;

import static dev.tributary.streams.facts.Bounds.amount;
import static dev.tributary.streams.facts.Bounds.bounded;
import static dev.tributary.streams.facts.Bounds.instant;
import static dev.tributary.streams.facts.Bounds.optional;

import dev.tributary.facts.Session;
import dev.tributary.streams.facts.FactModel;
import dev.tributary.streams.facts.RejectedFact;
import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;
import java.util.Optional;
import java.util.OptionalLong;

/** What is remembered of sessions. */
public final class SessionModel implements FactModel<Session, SessionRow> {

    private static final int ENDED = 1;
    private static final int HOLDER = 2;
    private static final int CLOSER = 4;
    private static final int IMPRESSION = 8;

    @Override
    public String workspace(Session fact) {
        return fact.getWorkspace();
    }

    @Override
    public String entity(Session fact) {
        return fact.getUserId();
    }

    @Override
    public String id(Session fact) {
        return fact.getId();
    }

    @Override
    public SessionRow row(Session fact) {
        bounded("user_id", fact.getUserId());
        OptionalLong endedAt = fact.getEndedAt() == null
                ? OptionalLong.empty()
                : OptionalLong.of(instant("ended_at", fact.getEndedAt()));
        return new SessionRow(
                instant("started_at", fact.getStartedAt()),
                endedAt,
                bounded("channel", fact.getChannel()),
                optional("device", Optional.ofNullable(fact.getDevice())),
                flag("holder_engagement", fact.getHolderEngagement()),
                flag("closer_engagement", fact.getCloserEngagement()),
                flag("impression", fact.getImpression()),
                fact.getCost() == null ? 0 : amount("cost", fact.getCost()));
    }

    @Override
    public void write(SessionRow row, ByteWriter out) {
        int flags = (row.endedAt().isPresent() ? ENDED : 0)
                | (row.holder() ? HOLDER : 0)
                | (row.closer() ? CLOSER : 0)
                | (row.impression() ? IMPRESSION : 0);
        out.octet(flags).number(row.startedAt());
        if (row.endedAt().isPresent()) {
            out.number(row.endedAt().getAsLong() - row.startedAt());
        }
        out.text(row.channel()).text(row.device()).number(row.cost());
    }

    @Override
    public SessionRow read(ByteReader in) {
        int flags = in.octet();
        long startedAt = in.number();
        return new SessionRow(
                startedAt,
                is(flags, ENDED) ? OptionalLong.of(startedAt + in.number()) : OptionalLong.empty(),
                in.text(),
                in.text(),
                is(flags, HOLDER),
                is(flags, CLOSER),
                is(flags, IMPRESSION),
                in.number());
    }

    private static boolean flag(String field, int value) {
        if (value != 0 && value != 1) {
            throw new RejectedFact(field + " is neither 0 nor 1", field + " is " + value);
        }
        return value == 1;
    }

    private static boolean is(int flags, int flag) {
        return (flags & flag) != 0;
    }
}
