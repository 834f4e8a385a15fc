/** From a fact record to the change it makes: checks, memory of what was known before, the processor of every domain. */
@NullMarked
package dev.tributary.streams.facts;

import org.jspecify.annotations.NullMarked;
