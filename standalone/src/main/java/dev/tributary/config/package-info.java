/** Settings of a running stack, from a file and the environment. */
@NullMarked
package dev.tributary.config;

import org.jspecify.annotations.NullMarked;
