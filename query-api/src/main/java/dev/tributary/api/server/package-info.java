/** What a connection may take of the server. */
@NullMarked
package dev.tributary.api.server;

import org.jspecify.annotations.NullMarked;
