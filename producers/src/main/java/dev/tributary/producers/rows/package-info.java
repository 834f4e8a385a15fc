/** From open files to items ready to send, in event-time order. */
@NullMarked
package dev.tributary.producers.rows;

import org.jspecify.annotations.NullMarked;
