package dev.tributary.streams.attribution;

import dev.tributary.ihc.messages.IhcAnswer;
import dev.tributary.ihc.messages.IhcShare;
import dev.tributary.streams.attribution.Verdict.Share;

/**
 * What the service said of a journey.
 *
 * @param convertedAt of the conversion, in epoch milliseconds
 */
record Answer(String workspace, String user, String conversion, long convertedAt, Verdict verdict) {

    static Answer of(IhcAnswer answer) {
        return new Answer(
                answer.getWorkspace(),
                answer.getUserId(),
                answer.getConvId(),
                answer.getConvertedAt().toEpochMilli(),
                verdict(answer));
    }

    private static Verdict verdict(IhcAnswer answer) {
        String refusal = answer.getRefusal();
        return refusal == null
                ? Verdict.attributed(
                        answer.getRevision(),
                        answer.getShares().stream().map(Answer::share).toList())
                : Verdict.refused(answer.getRevision(), refusal);
    }

    private static Share share(IhcShare share) {
        return new Share(share.getInitializer(), share.getHolder(), share.getCloser(), share.getIhc());
    }
}
