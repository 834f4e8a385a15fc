package dev.tributary.ihc.wire;

import java.util.Optional;

/**
 * What the service could not take up of a request that it answered otherwise.
 *
 * @param sessionId the session, where the trouble has one
 * @param statusCode {@value #EXCLUDED} for a session left out, {@value #NOT_PARSED} for a journey not understood
 */
public record PartialFailure(String conversionId, Optional<String> sessionId, String reason, int statusCode) {

    public static final int EXCLUDED = 206;
    public static final int NOT_PARSED = 406;

    /** The service's words for a session that lies behind the conversion. */
    public static final String AFTER_THE_CONVERSION =
            "Session/Impression excluded from customer journey since it occurs after the conversion event";

    /** The service's words for a journey that it does not understand. */
    public static final String PARSING = "error in parsing customer journey";
}
