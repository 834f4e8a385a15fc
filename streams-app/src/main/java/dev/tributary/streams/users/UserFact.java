package dev.tributary.streams.users;

/** What is remembered of a fact about a user. */
public sealed interface UserFact permits SessionRow, OrderRow, CustomerRow {}
