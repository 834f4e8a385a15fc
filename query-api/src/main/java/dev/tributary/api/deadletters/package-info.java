/** What was set aside: a look at it, and sending it again. */
@NullMarked
package dev.tributary.api.deadletters;

import org.jspecify.annotations.NullMarked;
