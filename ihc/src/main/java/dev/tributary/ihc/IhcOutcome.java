package dev.tributary.ihc;

import dev.tributary.attribution.ihc.IhcShares;
import java.util.List;

/** What became of a journey: shares, or the reason why it has none. */
public sealed interface IhcOutcome {

    /** The shares of all its touches, oldest first, checked. */
    record Attributed(List<IhcShares> shares) implements IhcOutcome {}

    /** The service, or its limits, do not allow to attribute the journey; asking again would not help. */
    record Refused(String reason) implements IhcOutcome {}
}
