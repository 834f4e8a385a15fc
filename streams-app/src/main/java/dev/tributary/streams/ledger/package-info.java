/** The ledger: what became of every row and record. */
@NullMarked
package dev.tributary.streams.ledger;

import org.jspecify.annotations.NullMarked;
