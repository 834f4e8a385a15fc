/** The dashboard: pages for the eye, from the same figures as the rest of the API. */
@NullMarked
package dev.tributary.api.dashboard;

import org.jspecify.annotations.NullMarked;
