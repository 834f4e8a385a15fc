package dev.tributary.ihc.client;

import dev.tributary.ihc.IhcOutcome;
import dev.tributary.ihc.KeyedJourney;
import dev.tributary.ihc.client.IhcServiceException.Advice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds out what becomes of some journeys. A request that is refused is halved until the guilty journey stands alone; and a
 * journey is refused only when the service says so twice, for a failing service says much.
 */
final class Asking {

    private final Caller caller;
    private final Trust trust;
    private final Map<String, IhcOutcome> answered = new ConcurrentHashMap<>();
    private final Map<String, IhcOutcome> refusedAlone = new ConcurrentHashMap<>();
    private volatile Optional<Failure> failure = Optional.empty();

    Asking(Caller caller, Trust trust) {
        this.caller = caller;
        this.trust = trust;
    }

    private record Failure(Advice advice, String message) {}

    /** Settles journeys without asking. */
    void refuse(KeyedJourney journey, String reason) {
        answered.put(journey.key(), new IhcOutcome.Refused(reason));
    }

    /** Settles the journeys of a request, unless the service has failed meanwhile. */
    void settle(List<KeyedJourney> request) throws InterruptedException {
        if (failure.isPresent()) {
            return;
        }
        try {
            resolve(request, false);
        } catch (TransientFailure e) {
            fail(Advice.TRY_LATER, "the IHC service fails: " + e.getMessage());
        } catch (TurnedAwayException e) {
            fail(Advice.STOP, String.valueOf(e.getMessage()));
        }
    }

    /** All outcomes. */
    Map<String, IhcOutcome> outcomes() throws IhcServiceException {
        if (failure.isPresent()) {
            throw new IhcServiceException(failure.get().advice(), failure.get().message(), answered);
        }
        answered.putAll(refusedAlone);
        return Map.copyOf(answered);
    }

    private synchronized void fail(Advice advice, String message) {
        if (failure.isEmpty() || advice == Advice.STOP) {
            failure = Optional.of(new Failure(advice, message));
        }
    }

    private void resolve(List<KeyedJourney> request, boolean again)
            throws TransientFailure, TurnedAwayException, InterruptedException {
        Map<String, Verdict> verdicts;
        try {
            verdicts = caller.call(request);
            trust.accepted();
        } catch (RequestRefusedException refused) {
            divide(request, again, refused);
            return;
        }
        List<KeyedJourney> doubtful = new ArrayList<>();
        for (KeyedJourney journey : request) {
            switch (verdicts.get(journey.key())) {
                case Verdict.Usable usable -> answered.put(journey.key(), new IhcOutcome.Attributed(usable.shares()));
                case Verdict.Failed failed when !again -> doubtful.add(journey);
                case Verdict.Failed failed ->
                    refuse(journey, "the IHC service refuses the journey (" + failed.reason() + ")");
                case Verdict.Broken broken -> refuse(journey, "the IHC service answers wrongly: " + broken.reason());
                case null -> throw new IllegalStateException("a journey has no verdict");
            }
        }
        if (!doubtful.isEmpty()) {
            resolve(doubtful, true);
        }
    }

    private void divide(List<KeyedJourney> request, boolean again, RequestRefusedException refused)
            throws TransientFailure, TurnedAwayException, InterruptedException {
        if (request.size() > 1) {
            int half = request.size() / 2;
            List<KeyedJourney> front = request.subList(0, half);
            List<KeyedJourney> back = request.subList(half, request.size());
            boolean turned = trust.beginsWithTheSecondHalf();
            resolve(turned ? back : front, again);
            resolve(turned ? front : back, again);
        } else if (!again) {
            resolve(request, true);
        } else {
            String reason = String.valueOf(refused.getMessage());
            trust.refused(reason);
            refusedAlone.put(request.getFirst().key(), new IhcOutcome.Refused(reason));
        }
    }
}
