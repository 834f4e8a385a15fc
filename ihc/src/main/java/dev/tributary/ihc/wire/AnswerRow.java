package dev.tributary.ihc.wire;

/** The answer for one session, in ten-thousandths; {@value #UNUSABLE} where the number is none within 0 and 1 at 4 decimals. */
public record AnswerRow(String conversionId, String sessionId, int initializer, int holder, int closer, int ihc) {

    public static final int UNUSABLE = -1;
}
