package dev.tributary.ihc.worker;

import dev.tributary.ihc.messages.IhcAnswer;

/** What becomes of a record. */
sealed interface Settled {

    /** The journey has its shares. */
    record Answered(IhcAnswer answer) implements Settled {}

    /** The journey is refused: an answer without shares, and a dead letter. */
    record Refused(IhcAnswer answer) implements Settled {}

    /** The record holds no journey: a dead letter. */
    record Unreadable(String detail) implements Settled {}

    /** The conversion is withdrawn, and its answer with it. */
    record Withdrawn() implements Settled {}
}
