package dev.tributary.faults;

import org.jspecify.annotations.Nullable;

/**
 * A record that nobody can count.
 *
 * @param reason the stage at which it is set aside, and why
 */
record BadRecord(String topic, byte[] key, byte @Nullable [] value, int partition, String reason) {}
