/** What the API does when more is asked than it can answer. */
@NullMarked
package dev.tributary.api.load;

import org.jspecify.annotations.NullMarked;
