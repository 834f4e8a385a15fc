/** The topology and its owner; the packages below follow the flow: facts, state, rollup, views, query. */
@NullMarked
package dev.tributary.streams;

import org.jspecify.annotations.NullMarked;
