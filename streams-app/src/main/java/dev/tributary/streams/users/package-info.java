/** The facts of users, sessions and orders, as every domain that reads them sees them. */
@NullMarked
package dev.tributary.streams.users;

import org.jspecify.annotations.NullMarked;
