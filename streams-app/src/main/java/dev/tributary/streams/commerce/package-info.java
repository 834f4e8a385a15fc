/** The commerce domain: revenue by category, products, customers and what they are worth. */
@NullMarked
package dev.tributary.streams.commerce;

import org.jspecify.annotations.NullMarked;
