/** How the API speaks to Kafka. */
@NullMarked
package dev.tributary.api.kafka;

import org.jspecify.annotations.NullMarked;
