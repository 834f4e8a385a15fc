/** Dataset mappings: which columns become which fields of which fact, and what makes a row bad. */
@NullMarked
package dev.tributary.producers.mapping;

import org.jspecify.annotations.NullMarked;
