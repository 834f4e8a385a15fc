package dev.tributary.bench.report;

import dev.tributary.bench.contender.Measure;
import dev.tributary.bench.contender.Result;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The runs of all contenders, by line of the table.
 *
 * @param lines each line's measures, in the order of their first run
 * @param faults why runs were void, by line
 */
public record Summary(Map<String, Map<Measure, Spread>> lines, Map<String, String> faults) {

    /** Sums up runs. */
    public static Summary of(List<Result> results) {
        Map<String, List<Result>> byLine =
                results.stream().collect(Collectors.groupingBy(Result::line, LinkedHashMap::new, Collectors.toList()));
        Map<String, Map<Measure, Spread>> lines = new LinkedHashMap<>();
        Map<String, String> faults = new LinkedHashMap<>();
        byLine.forEach((line, runs) -> {
            lines.put(line, spreads(runs));
            runs.stream()
                    .map(Result::fault)
                    .filter(fault -> !fault.isEmpty())
                    .findFirst()
                    .ifPresent(fault -> faults.put(line, fault));
        });
        return new Summary(lines, faults);
    }

    /** Both together. */
    public Summary plus(Summary other) {
        Map<String, Map<Measure, Spread>> allLines = new LinkedHashMap<>(lines);
        allLines.putAll(other.lines);
        Map<String, String> allFaults = new LinkedHashMap<>(faults);
        allFaults.putAll(other.faults);
        return new Summary(allLines, allFaults);
    }

    /** The median of a measure, where the line counts and has it. */
    public OptionalDouble median(String line, Measure measure) {
        Spread spread = lines.getOrDefault(line, Map.of()).get(measure);
        return spread == null || faults.containsKey(line) ? OptionalDouble.empty() : OptionalDouble.of(spread.median());
    }

    private static Map<Measure, Spread> spreads(List<Result> runs) {
        Map<Measure, Spread> spreads = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            double[] values = runs.stream()
                    .filter(run -> run.values().containsKey(measure))
                    .mapToDouble(run -> run.values().get(measure))
                    .sorted()
                    .toArray();
            if (values.length > 0) {
                spreads.put(measure, Spread.ofSorted(values));
            }
        }
        return spreads;
    }

    /**
     * One measure over several runs.
     *
     * @param runs how many
     */
    public record Spread(double median, double least, double greatest, int runs) {

        static Spread ofSorted(double[] values) {
            int middle = values.length / 2;
            double median = values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
            return new Spread(median, values[0], values[values.length - 1], values.length);
        }
    }
}
