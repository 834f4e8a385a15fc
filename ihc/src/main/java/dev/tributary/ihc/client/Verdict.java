package dev.tributary.ihc.client;

import dev.tributary.attribution.ihc.IhcShares;
import java.util.List;

/** What one answer says about one journey. */
sealed interface Verdict {

    /** Every session has its shares. */
    record Usable(List<IhcShares> shares) implements Verdict {}

    /** The service says that it cannot. */
    record Failed(String reason) implements Verdict {}

    /** The answer for this journey is wrong. */
    record Broken(String reason) implements Verdict {}
}
