package dev.tributary.ihc.server;

/** How a service on the internet may fail its callers. */
public enum FaultKind {
    /** 429 with the seconds after which to come again. */
    TOO_MANY_REQUESTS,
    /** 429 without a word about when. */
    TOO_MANY_REQUESTS_BARE,
    /** 429 with a date that lies hours ahead, as of a clock that is wrong. */
    TOO_MANY_REQUESTS_SKEWED,
    /** 500 with the value {@code None}. */
    INTERNAL_ERROR,
    /** 502 in the HTML of a gateway. */
    BAD_GATEWAY,
    /** 503 without a body. */
    UNAVAILABLE,
    /** HTTP 200 whose body says 500. */
    INNER_ERROR,
    /** No answer at all. */
    SILENCE,
    /** The connection ends without an answer. */
    RESET,
    /** The answer comes byte by byte. */
    SLOW_DRIP,
    /** 206: a session is left out. */
    EXCLUDED_SESSION,
    /** 206 with a 406 inside: a journey is not understood. */
    UNPARSED_JOURNEY,
    /** 413 for a body that is not too large. */
    TOO_LARGE,
    /** HTML with status 200. */
    HTML,
    /** The answer stops in its middle. */
    TRUNCATED,
    /** A session has no row. */
    MISSING_SESSION,
    /** A row is about a session that was not sent. */
    EXTRA_SESSION,
    /** The values of a journey do not sum to one. */
    WRONG_SUM,
    /** A value is not a number. */
    NOT_A_NUMBER,
    /** A row comes twice. */
    DUPLICATE_ROW
}
