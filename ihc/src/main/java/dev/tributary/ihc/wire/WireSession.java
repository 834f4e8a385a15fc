package dev.tributary.ihc.wire;

/** A session of a request. Times are epoch milliseconds, of whole seconds. */
public record WireSession(
        String sessionId,
        long at,
        String channel,
        boolean holderEngagement,
        boolean closerEngagement,
        boolean conversion,
        boolean impression) {}
