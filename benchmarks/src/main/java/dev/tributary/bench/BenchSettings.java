package dev.tributary.bench;

import dev.tributary.bench.data.SampleFacts.Order;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to measure, and how much of it.
 *
 * @param events on the facts topic
 * @param customers that the events spread over
 * @param order of their days
 * @param visits of the growth data
 * @param lines of the orders of the commerce data
 * @param partitions of every topic
 * @param threads stream threads of each application
 * @param rounds runs of each contender
 * @param commitMillis commit interval of each application
 * @param warmUpSeconds CPU seconds before each run
 * @param probeSeconds of each latency run
 * @param only names of contenders; empty for all
 * @param recordings where to put a flight recording of every contender's JVM
 */
record BenchSettings(
        long events,
        int customers,
        Order order,
        int visits,
        int lines,
        int partitions,
        int threads,
        int rounds,
        int commitMillis,
        double warmUpSeconds,
        double probeSeconds,
        List<String> only,
        Optional<Path> recordings) {

    /** Any number, so that all runs everywhere see the same facts. */
    static final long SEED = 20_240_101;

    BenchSettings {
        only = List.copyOf(only);
    }

    boolean includes(String contender) {
        return only.isEmpty() || only.contains(contender);
    }
}
