package dev.tributary.streams.facts;

/**
 * Names and bounds of what a fact processor works on.
 *
 * @param facts store of the fact memory
 * @param rows store of the rows
 * @param partitions partitions of the fact topic
 * @param liveCells cells that a task keeps live in memory, at most twice as many
 */
public record FactStores(String facts, String rows, int partitions, int liveCells) {}
