package dev.tributary.producers.sample;

/** How many rows an attribution sample has. */
public record AttributionRows(long sessions, long conversions) {}
