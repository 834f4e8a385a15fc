/** The transactional side of a replay: facts, dead letters and progress, all or nothing. */
@NullMarked
package dev.tributary.producers.ledger;

import org.jspecify.annotations.NullMarked;
