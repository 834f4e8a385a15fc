package dev.tributary.attribution.ihc;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Parameters as a JSON file: {@code phase_weights} by phase, {@code mu_initializer} and {@code mu_closer} each as a list of
 * hours and one of memberships, and, where channels do not all count 1, {@code channel_weights} by phase and channel.
 */
public final class IhcParametersFile {

    /** Largest file. */
    public static final int MAX_BYTES = 4 << 20;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private IhcParametersFile() {}

    /**
     * The parameters of a file.
     *
     * @throws IOException where it cannot be read
     * @throws IllegalArgumentException where it does not hold valid parameters; the message names the file and the field
     */
    public static IhcParameters read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IllegalArgumentException(file + " has more than " + MAX_BYTES + " bytes: give fewer knots");
        }
        try {
            return parse(Files.readString(file));
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException(file + ": " + invalid.getMessage(), invalid);
        }
    }

    /**
     * The parameters of a text.
     *
     * @throws IllegalArgumentException where it does not hold valid parameters; the message names the field
     */
    public static IhcParameters parse(String json) {
        try {
            return JSON.readValue(json, Content.class).toParameters();
        } catch (JsonMappingException unreadable) {
            String field = unreadable.getPath().stream()
                    .map(JsonMappingException.Reference::getFieldName)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining("."));
            throw notParameters(field.isEmpty() ? "" : field + ": ", unreadable);
        } catch (JsonProcessingException unreadable) {
            throw notParameters("", unreadable);
        }
    }

    private static IllegalArgumentException notParameters(String field, JsonProcessingException cause) {
        return new IllegalArgumentException(
                "these are not IHC parameters in JSON: " + field + cause.getOriginalMessage(), cause);
    }

    /** The text of parameters, which {@link #parse} reads back as the same. */
    public static String format(IhcParameters parameters) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(Content.of(parameters)) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Content(
            @Nullable Phases phaseWeights,
            double @Nullable [][] muInitializer,
            double @Nullable [][] muCloser,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Channels channelWeights) {

        static Content of(IhcParameters parameters) {
            PhaseWeights phases = parameters.phases();
            ChannelWeights channels = parameters.channels();
            return new Content(
                    new Phases(phases.initializer(), phases.holder(), phases.closer()),
                    columns(parameters.initializer()),
                    columns(parameters.closer()),
                    channels.equals(ChannelWeights.EVEN) ? null : Channels.of(channels));
        }

        IhcParameters toParameters() {
            Phases phases = Optional.ofNullable(phaseWeights)
                    .orElseThrow(() -> new IllegalArgumentException("phase_weights is missing"));
            return new IhcParameters(
                    curve("mu_initializer", muInitializer),
                    curve("mu_closer", muCloser),
                    phases.toWeights(),
                    channelWeights == null ? ChannelWeights.EVEN : channelWeights.toWeights());
        }

        private static double[][] columns(Curve curve) {
            return new double[][] {
                curve.knots().stream().mapToDouble(Knot::hours).toArray(),
                curve.knots().stream().mapToDouble(Knot::membership).toArray()
            };
        }

        private static Curve curve(String field, double @Nullable [][] columns) {
            if (columns == null || columns.length != 2 || !areOfOneLength(columns[0], columns[1])) {
                throw new IllegalArgumentException(
                        field + " must be two lists of one length, the hours and the memberships");
            }
            List<Knot> knots = new ArrayList<>();
            try {
                for (int i = 0; i < columns[0].length; i++) {
                    knots.add(new Knot(columns[0][i], columns[1][i]));
                }
                return new Curve(knots);
            } catch (IllegalArgumentException invalid) {
                throw new IllegalArgumentException(field + ": " + invalid.getMessage(), invalid);
            }
        }
    }

    private static boolean areOfOneLength(double @Nullable [] left, double @Nullable [] right) {
        return left != null && right != null && left.length == right.length;
    }

    private record Phases(
            @Nullable Double initializer,
            @Nullable Double holder,
            @Nullable Double closer) {

        PhaseWeights toWeights() {
            return new PhaseWeights(
                    present("initializer", initializer), present("holder", holder), present("closer", closer));
        }

        private static double present(String phase, @Nullable Double weight) {
            if (weight == null) {
                throw new IllegalArgumentException("phase_weights." + phase + " is missing: give a number");
            }
            return weight;
        }
    }

    private record Channels(
            @Nullable Map<String, Double> initializer,
            @Nullable Map<String, Double> holder,
            @Nullable Map<String, Double> closer) {

        static Channels of(ChannelWeights weights) {
            return new Channels(
                    new TreeMap<>(weights.initializer()),
                    new TreeMap<>(weights.holder()),
                    new TreeMap<>(weights.closer()));
        }

        ChannelWeights toWeights() {
            return new ChannelWeights(
                    present("initializer", initializer), present("holder", holder), present("closer", closer));
        }

        private static Map<String, Double> present(String phase, @Nullable Map<String, Double> weights) {
            if (weights == null) {
                return Map.of();
            }
            weights.forEach((channel, weight) -> {
                if (weight == null) {
                    throw new IllegalArgumentException("channel_weights: the " + phase + " weight of channel '"
                            + channel + "' is null: give a number or leave the channel out");
                }
            });
            return weights;
        }
    }
}
