/** What every figure means, for whoever shows it. */
@NullMarked
package dev.tributary.api.catalog;

import org.jspecify.annotations.NullMarked;
