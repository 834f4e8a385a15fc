package dev.tributary.ihc.wire;

import dev.tributary.attribution.ihc.Redistribution;
import java.util.List;

/**
 * A request as the server reads it.
 *
 * @param journeys in the order of their first sessions
 * @param sessions how many sessions it holds
 */
public record ComputeRequest(List<WireJourney> journeys, int sessions, Redistribution redistribution) {}
