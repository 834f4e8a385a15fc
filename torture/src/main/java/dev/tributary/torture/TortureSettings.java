package dev.tributary.torture;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What to run.
 *
 * @param time how long the plan is followed
 * @param seed what the plan and the facts come from
 * @param brokers one, or three
 * @param rate facts a second
 * @param folder where everything is kept, not there yet or empty
 */
record TortureSettings(Duration time, long seed, int brokers, int rate, Path folder) {}
