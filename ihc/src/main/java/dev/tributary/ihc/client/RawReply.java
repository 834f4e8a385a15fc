package dev.tributary.ihc.client;

import java.util.Optional;

/** A response as it came: status, the headers that matter, and the body. */
record RawReply(int status, Optional<String> retryAfter, Optional<String> date, byte[] body) {}
