package dev.tributary.ihc.wire;

import java.util.List;
import java.util.Optional;

/**
 * The sessions of a request with one conversion id, in the order in which they came.
 *
 * @param sessions those that could be read
 * @param failure why the journey as a whole cannot be computed, where that is so
 */
public record WireJourney(String conversionId, List<WireSession> sessions, Optional<PartialFailure> failure) {}
