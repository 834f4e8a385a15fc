/** What a query side and an instance of the topology say to each other: rollups, queries over them, answers. */
@NullMarked
package dev.tributary.query;

import org.jspecify.annotations.NullMarked;
