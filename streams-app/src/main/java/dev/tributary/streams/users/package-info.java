/** The facts of users, sessions, orders and registrations, as every domain that reads them sees them. */
@NullMarked
package dev.tributary.streams.users;

import org.jspecify.annotations.NullMarked;
