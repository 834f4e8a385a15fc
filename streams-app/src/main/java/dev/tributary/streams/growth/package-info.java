/** The growth domain: visits, orders and costs become figures of product, sales and marketing. */
@NullMarked
package dev.tributary.streams.growth;

import org.jspecify.annotations.NullMarked;
