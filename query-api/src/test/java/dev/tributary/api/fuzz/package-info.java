/** Requests made from the OpenAPI document, right and wrong ones, and what must hold for every answer. */
@NullMarked
package dev.tributary.api.fuzz;

import org.jspecify.annotations.NullMarked;
