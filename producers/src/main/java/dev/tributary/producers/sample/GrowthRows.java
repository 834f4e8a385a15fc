package dev.tributary.producers.sample;

/** How many rows of each kind a growth sample has. */
public record GrowthRows(long visits, long orders, long costs) {}
