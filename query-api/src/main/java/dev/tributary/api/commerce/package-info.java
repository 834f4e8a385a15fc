/** The commerce domain: revenue by category, products, churn and customer value. */
@NullMarked
package dev.tributary.api.commerce;

import org.jspecify.annotations.NullMarked;
