/** The replay command: files of a dataset onto the fact topics, exactly once. */
@NullMarked
package dev.tributary.producers;

import org.jspecify.annotations.NullMarked;
