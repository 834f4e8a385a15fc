package dev.tributary.ihc.server;

import dev.tributary.attribution.Journey;
import dev.tributary.attribution.Touch;
import dev.tributary.attribution.ihc.IhcModel;
import dev.tributary.attribution.ihc.IhcShares;
import dev.tributary.attribution.ihc.Redistribution;
import dev.tributary.ihc.wire.AnswerRow;
import dev.tributary.ihc.wire.ComputeRequest;
import dev.tributary.ihc.wire.PartialFailure;
import dev.tributary.ihc.wire.ServiceAnswer;
import dev.tributary.ihc.wire.WireJourney;
import dev.tributary.ihc.wire.WireSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Answers a request by the model. Sessions of one second stay in the order in which they were sent. */
final class Computation {

    private final IhcModel model;

    Computation(IhcModel model) {
        this.model = model;
    }

    ServiceAnswer answer(ComputeRequest request) {
        List<AnswerRow> rows = new ArrayList<>(request.sessions());
        List<PartialFailure> failures = new ArrayList<>();
        for (WireJourney journey : request.journeys()) {
            journey.failure().ifPresentOrElse(failures::add, () -> {
                List<WireSession> sessions = untilTheConversion(journey, failures);
                rows.addAll(rows(journey.conversionId(), sessions, request.redistribution()));
            });
        }
        return ServiceAnswer.of(rows, failures);
    }

    /** A journey without a conversion ends with its last session. */
    private static List<WireSession> untilTheConversion(WireJourney journey, List<PartialFailure> failures) {
        long conversion = journey.sessions().stream()
                .filter(WireSession::conversion)
                .mapToLong(WireSession::at)
                .max()
                .orElse(Long.MAX_VALUE);
        List<WireSession> kept = new ArrayList<>();
        for (WireSession session : journey.sessions()) {
            if (session.at() <= conversion) {
                kept.add(session);
            } else {
                failures.add(new PartialFailure(
                        journey.conversionId(),
                        Optional.of(session.sessionId()),
                        PartialFailure.AFTER_THE_CONVERSION,
                        PartialFailure.EXCLUDED));
            }
        }
        kept.sort(Comparator.comparingLong(WireSession::at));
        return kept;
    }

    private List<AnswerRow> rows(String conversionId, List<WireSession> sessions, Redistribution redistribution) {
        List<Touch> touches = new ArrayList<>(sessions.size());
        for (WireSession session : sessions) {
            // Journeys put touches of the same time in the order of their ids: here that of the request.
            String place = String.format("%06d", touches.size());
            touches.add(new Touch(
                    place,
                    session.at(),
                    session.channel(),
                    session.holderEngagement(),
                    session.closerEngagement(),
                    session.impression()));
        }
        List<AnswerRow> rows = new ArrayList<>(sessions.size());
        for (IhcShares shares : model.attribute(Journey.of(touches), redistribution)) {
            rows.add(new AnswerRow(
                    conversionId,
                    sessions.get(rows.size()).sessionId(),
                    shares.initializer(),
                    shares.holder(),
                    shares.closer(),
                    shares.ihc()));
        }
        return rows;
    }
}
