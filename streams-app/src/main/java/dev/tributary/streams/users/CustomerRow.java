package dev.tributary.streams.users;

import java.util.OptionalLong;

/**
 * What is remembered of one registration; its id is that of the fact.
 *
 * @param registeredAt epoch milliseconds
 * @param country empty where unknown
 */
public record CustomerRow(OptionalLong registeredAt, String country) implements UserFact {}
