/** The file by which commands find the stack that runs on this machine. */
@NullMarked
package dev.tributary.producers.stack;

import org.jspecify.annotations.NullMarked;
