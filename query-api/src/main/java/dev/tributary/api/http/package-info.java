/** What all endpoints share: parameters, cursors, problems, JSON, CSV, headers. */
@NullMarked
package dev.tributary.api.http;

import org.jspecify.annotations.NullMarked;
