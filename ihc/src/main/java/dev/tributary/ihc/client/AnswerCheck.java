package dev.tributary.ihc.client;

import dev.tributary.attribution.Touch;
import dev.tributary.attribution.ihc.IhcShares;
import dev.tributary.ihc.ApiKey;
import dev.tributary.ihc.KeyedJourney;
import dev.tributary.ihc.wire.AnswerRow;
import dev.tributary.ihc.wire.PartialFailure;
import dev.tributary.ihc.wire.ServiceAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Believes an answer only as far as it is right: each session once, values in bounds, sums exact. */
final class AnswerCheck {

    private final ApiKey key;

    AnswerCheck(ApiKey key) {
        this.key = key;
    }

    /**
     * What an answer says about each journey of its request.
     *
     * @throws TransientFailure where it speaks of journeys that are none of the request's, or is wrong for one that is
     */
    Map<String, Verdict> verdicts(List<KeyedJourney> request, ServiceAnswer answer) throws TransientFailure {
        Map<String, List<AnswerRow>> rows = new HashMap<>();
        answer.rows().orElse(List.of()).forEach(row -> rows.computeIfAbsent(row.conversionId(), id -> new ArrayList<>())
                .add(row));
        Map<String, PartialFailure> failures = new HashMap<>();
        answer.failures().forEach(failure -> failures.putIfAbsent(failure.conversionId(), failure));

        Set<String> asked = new HashSet<>();
        request.forEach(journey -> asked.add(journey.key()));
        if (!asked.containsAll(rows.keySet()) || !asked.containsAll(failures.keySet())) {
            throw TransientFailure.broken("the answer is about a conversion that was not asked for");
        }
        return wholly(request, rows, failures);
    }

    private Map<String, Verdict> wholly(
            List<KeyedJourney> request, Map<String, List<AnswerRow>> rows, Map<String, PartialFailure> failures)
            throws TransientFailure {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        List<String> broken = new ArrayList<>();
        for (KeyedJourney journey : request) {
            PartialFailure failure = failures.get(journey.key());
            Verdict verdict = failure != null
                    ? new Verdict.Failed(failure.statusCode() + ": " + ServiceText.clean(failure.reason(), key))
                    : verdict(journey, rows.getOrDefault(journey.key(), List.of()));
            verdicts.put(journey.key(), verdict);
            if (verdict instanceof Verdict.Broken problem) {
                broken.add(problem.reason());
            }
        }
        if (!broken.isEmpty()) {
            throw TransientFailure.partlyBroken(
                    "the answer is wrong for " + broken.size() + " of " + request.size() + " journeys: "
                            + broken.getFirst(),
                    verdicts);
        }
        return verdicts;
    }

    private static Verdict verdict(KeyedJourney journey, List<AnswerRow> rows) {
        Map<String, AnswerRow> bySession = HashMap.newHashMap(rows.size());
        for (AnswerRow row : rows) {
            if (bySession.put(row.sessionId(), row) != null) {
                return new Verdict.Broken("a session has two rows");
            }
        }
        List<IhcShares> shares = new ArrayList<>(journey.size());
        for (Touch touch : journey.journey().touches()) {
            AnswerRow row = bySession.get(touch.id());
            if (row == null) {
                return new Verdict.Broken("a session has no row");
            }
            shares.add(new IhcShares(touch, row.initializer(), row.holder(), row.closer(), row.ihc()));
        }
        if (rows.size() > shares.size()) {
            return new Verdict.Broken("a row is about a session that was not sent");
        }
        return summed(shares);
    }

    private static Verdict summed(List<IhcShares> shares) {
        boolean unusable = shares.stream()
                .anyMatch(share ->
                        Math.min(Math.min(share.initializer(), share.holder()), Math.min(share.closer(), share.ihc()))
                                == AnswerRow.UNUSABLE);
        if (unusable) {
            return new Verdict.Broken("a value is no number of four decimals within 0 and 1");
        }
        long holder = sum(shares, IhcShares::holder);
        boolean exact = sum(shares, IhcShares::initializer) == IhcShares.WHOLE
                && sum(shares, IhcShares::closer) == IhcShares.WHOLE
                && sum(shares, IhcShares::ihc) == IhcShares.WHOLE
                && (holder == IhcShares.WHOLE || holder == 0);
        return exact ? new Verdict.Usable(List.copyOf(shares)) : new Verdict.Broken("the values do not sum to one");
    }

    private static long sum(List<IhcShares> shares, ToIntFunction<IhcShares> value) {
        return shares.stream().mapToLong(value::applyAsInt).sum();
    }
}
