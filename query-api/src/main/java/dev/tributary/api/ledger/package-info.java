/** What became of every row and record. */
@NullMarked
package dev.tributary.api.ledger;

import org.jspecify.annotations.NullMarked;
