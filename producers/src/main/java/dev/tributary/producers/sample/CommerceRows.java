package dev.tributary.producers.sample;

/** How many rows a commerce sample has. */
public record CommerceRows(long customers, long products, long orders, long items) {}
