/** Who may ask what: keys, sessions of the dashboard, tokens of an identity provider, limits and the audit log. */
@NullMarked
package dev.tributary.api.security;

import org.jspecify.annotations.NullMarked;
