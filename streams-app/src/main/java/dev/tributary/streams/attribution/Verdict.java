package dev.tributary.streams.attribution;

import dev.tributary.attribution.ihc.IhcShares;
import dev.tributary.query.attribution.ConversionState;
import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;
import java.util.List;

/**
 * What IHC says of one journey.
 *
 * @param revision of the journey it is about; empty where there is no journey
 * @param reason why it was refused, else empty
 * @param shares of the sessions, oldest first; empty unless attributed
 */
record Verdict(ConversionState state, String revision, String reason, List<Share> shares) {

    /** Of a conversion without a journey. */
    static final Verdict UNATTRIBUTED = new Verdict(ConversionState.UNATTRIBUTED, "", "", List.of());

    private static final ConversionState[] STATES = ConversionState.values();

    /** What a session did for its conversion, in ten-thousandths. */
    record Share(int initializer, int holder, int closer, int ihc) {

        /** Of a session whose journey has no shares. */
        static final Share NONE = new Share(0, 0, 0, 0);

        static Share of(IhcShares shares) {
            return new Share(shares.initializer(), shares.holder(), shares.closer(), shares.ihc());
        }
    }

    static Verdict attributed(String revision, List<Share> shares) {
        return new Verdict(ConversionState.ATTRIBUTED, revision, "", shares);
    }

    static Verdict pending(String revision) {
        return new Verdict(ConversionState.PENDING, revision, "", List.of());
    }

    static Verdict refused(String revision, String reason) {
        return new Verdict(ConversionState.REFUSED, revision, reason, List.of());
    }

    boolean isAttributed() {
        return state == ConversionState.ATTRIBUTED;
    }

    Share share(int session) {
        return shares.isEmpty() ? Share.NONE : shares.get(session);
    }

    void write(ByteWriter out) {
        out.octet(state.ordinal()).text(revision).text(reason).unsigned(shares.size());
        for (Share share : shares) {
            out.unsigned(share.initializer())
                    .unsigned(share.holder())
                    .unsigned(share.closer())
                    .unsigned(share.ihc());
        }
    }

    static Verdict read(ByteReader in) {
        ConversionState state = STATES[in.octet()];
        String revision = in.text();
        String reason = in.text();
        Share[] shares = new Share[(int) in.unsigned()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = new Share((int) in.unsigned(), (int) in.unsigned(), (int) in.unsigned(), (int) in.unsigned());
        }
        return new Verdict(state, revision, reason, List.of(shares));
    }
}
