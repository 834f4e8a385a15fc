package dev.tributary.api.server;

import java.time.Duration;

/**
 * What connections may take.
 *
 * @param connections most of them at a time; further ones are closed at once
 * @param request the longest that a request may take to arrive, from its first byte to its last
 */
public record ConnectionLimits(int connections, Duration request) {

    public static final ConnectionLimits USUAL = new ConnectionLimits(1_000, Duration.ofSeconds(60));
}
