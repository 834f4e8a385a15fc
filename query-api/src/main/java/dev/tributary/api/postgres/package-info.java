/** Workspaces and replay runs, kept in Postgres. */
@NullMarked
package dev.tributary.api.postgres;

import org.jspecify.annotations.NullMarked;
