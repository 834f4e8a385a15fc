/** Questions to the stores of the topology, with the API's rules on what is missing. */
@NullMarked
package dev.tributary.api.stores;

import org.jspecify.annotations.NullMarked;
