/** The rollup behind the ledger. */
@NullMarked
package dev.tributary.query.ledger;

import org.jspecify.annotations.NullMarked;
