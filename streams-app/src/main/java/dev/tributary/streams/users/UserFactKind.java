package dev.tributary.streams.users;

/** The kinds of facts about users; each has a topic. */
public enum UserFactKind {
    SESSIONS,
    ORDERS,
    CUSTOMERS
}
