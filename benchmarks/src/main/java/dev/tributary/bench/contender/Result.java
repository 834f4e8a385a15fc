package dev.tributary.bench.contender;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.bench.process.Meter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What one run measured.
 *
 * @param line the line of the table
 * @param values what was measured; a measure not in it was not measured
 * @param fault why the run is void; empty where it counts
 */
public record Result(String line, Map<Measure, Double> values, String fault) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double MILLION = 1e6;

    public Result {
        values = Map.copyOf(values);
    }

    /** A result of so many events: rate and CPU. */
    public static Builder of(String line, long events, Meter.Reading reading) {
        Builder builder = new Builder(line).with(Measure.RATE, events / reading.seconds());
        return builder.with(Measure.APP_CPU, perMillion(reading.ownCpu(), events))
                .with(Measure.BROKER_CPU, perMillion(reading.brokerCpu(), events));
    }

    /** Results as one line of JSON. */
    public static String write(List<Result> results) throws JsonProcessingException {
        return JSON.writeValueAsString(results);
    }

    /** Reads what {@link #write} wrote. */
    public static List<Result> read(String json) throws JsonProcessingException {
        return List.of(JSON.readValue(json, Result[].class));
    }

    private static OptionalDouble perMillion(OptionalDouble seconds, long events) {
        return seconds.isPresent()
                ? OptionalDouble.of(seconds.getAsDouble() * MILLION / events)
                : OptionalDouble.empty();
    }

    /** Collects the values of a result. */
    public static final class Builder {

        private final String line;
        private final Map<Measure, Double> values = new EnumMap<>(Measure.class);
        private String fault = "";

        public Builder(String line) {
            this.line = line;
        }

        public Builder with(Measure measure, double value) {
            values.put(measure, value);
            return this;
        }

        public Builder with(Measure measure, OptionalDouble value) {
            value.ifPresent(present -> values.put(measure, present));
            return this;
        }

        /** Declares the run void. */
        public Builder voidBecause(String reason) {
            fault = reason;
            return this;
        }

        public Result build() {
            return new Result(line, values, fault);
        }
    }
}
