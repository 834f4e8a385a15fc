/** Models over the paths of all users: Markov chains and Shapley values, from additive rollups. */
@NullMarked
package dev.tributary.attribution.paths;

import org.jspecify.annotations.NullMarked;
