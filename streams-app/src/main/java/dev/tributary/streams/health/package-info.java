/** Liveness, readiness and restore progress of one instance. */
@NullMarked
package dev.tributary.streams.health;

import org.jspecify.annotations.NullMarked;
