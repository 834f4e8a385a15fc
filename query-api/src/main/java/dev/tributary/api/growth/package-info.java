/** The endpoints of the growth domain: visits, sales, marketing, and the advice that follows from them. */
@NullMarked
package dev.tributary.api.growth;

import org.jspecify.annotations.NullMarked;
