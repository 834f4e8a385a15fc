/** The public API: starts the server that answers from all instances of the topology. */
@NullMarked
package dev.tributary.api;

import org.jspecify.annotations.NullMarked;
