package dev.tributary.config;

import dev.tributary.attribution.ihc.IhcParameters;
import dev.tributary.attribution.ihc.IhcParametersFile;
import dev.tributary.attribution.ihc.Redistribution;
import dev.tributary.ihc.ApiKey;
import dev.tributary.ihc.IhcApiSettings;
import dev.tributary.ihc.RequestLimits;
import dev.tributary.ihc.wire.RedistributionFile;
import dev.tributary.standalone.StartupException;
import dev.tributary.streams.attribution.AttributionSettings;
import dev.tributary.streams.attribution.IhcEngine;
import dev.tributary.streams.attribution.JourneyRule;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * How conversions are attributed, as {@code docs/configuration.md} tells it.
 *
 * @param settings for the topology
 * @param service for the worker beside it, where the service computes IHC
 */
public record AttributionConfiguration(AttributionSettings settings, Optional<IhcApiSettings> service) {

    /** The model in the process with its default parameters. */
    public static final AttributionConfiguration DEFAULT =
            new AttributionConfiguration(AttributionSettings.DEFAULT, Optional.empty());

    private static final String PREFIX = "tributary.attribution.";
    private static final String INCLUSIVE = PREFIX + "inclusive";
    private static final String LOOKBACK = PREFIX + "lookback-days";
    private static final String MODE = PREFIX + "ihc.mode";
    private static final String PARAMETERS = PREFIX + "ihc.parameters";
    private static final String REDISTRIBUTION = PREFIX + "ihc.redistribution";
    private static final String URL = PREFIX + "ihc.url";
    private static final String KEY = PREFIX + "ihc.key";
    private static final String KEY_FILE = PREFIX + "ihc.key-file";
    private static final String CONV_TYPE_ID = PREFIX + "ihc.conv-type-id";
    private static final String MAX_JOURNEYS = PREFIX + "ihc.max-journeys";
    private static final String MAX_SESSIONS = PREFIX + "ihc.max-sessions";
    private static final String CONCURRENCY = PREFIX + "ihc.concurrency";
    private static final String RATE = PREFIX + "ihc.requests-per-second";

    /** All settings of attribution. */
    public static final Set<String> KEYS = Set.of(
            INCLUSIVE,
            LOOKBACK,
            MODE,
            PARAMETERS,
            REDISTRIBUTION,
            URL,
            KEY,
            KEY_FILE,
            CONV_TYPE_ID,
            MAX_JOURNEYS,
            MAX_SESSIONS,
            CONCURRENCY,
            RATE);

    /** @throws StartupException where a setting is wrong, with one line that names it */
    public static AttributionConfiguration of(Configuration configuration) {
        JourneyRule rule = new JourneyRule(
                configuration.flag(INCLUSIVE).orElse(false),
                configuration.read(LOOKBACK, AttributionConfiguration::lookback).orElse(0));
        Redistribution redistribution = configuration
                .read(REDISTRIBUTION, file -> read(Path.of(file), RedistributionFile::read))
                .orElse(Redistribution.NONE);
        String mode = configuration.text(MODE).orElse("local");
        return switch (mode) {
            case "local" -> {
                IhcParameters parameters = configuration
                        .read(PARAMETERS, file -> read(Path.of(file), IhcParametersFile::read))
                        .orElse(IhcParameters.DEFAULT);
                yield new AttributionConfiguration(
                        new AttributionSettings(rule, IhcEngine.local(parameters, redistribution)), Optional.empty());
            }
            case "api" -> {
                IhcApiSettings service = service(configuration, redistribution);
                yield new AttributionConfiguration(
                        new AttributionSettings(rule, IhcEngine.service(service.convTypeId(), redistribution)),
                        Optional.of(service));
            }
            default -> throw new StartupException(MODE + " is neither local nor api");
        };
    }

    private static IhcApiSettings service(Configuration configuration, Redistribution redistribution) {
        String convTypeId = configuration
                .text(CONV_TYPE_ID)
                .orElseThrow(() -> new StartupException(CONV_TYPE_ID + " is missing: the conversion type that the"
                        + " service was trained for, as its dashboard shows it"));
        URI url = configuration.read(URL, URI::create).orElse(IhcApiSettings.SERVICE);
        ApiKey key = key(configuration);
        RequestLimits free = RequestLimits.FREE;
        try {
            IhcApiSettings settings = IhcApiSettings.of(url, key, convTypeId);
            return settings.withRedistribution(redistribution)
                    .withLimits(new RequestLimits(
                            configuration.number(MAX_JOURNEYS).orElse(free.journeys()),
                            configuration.number(MAX_SESSIONS).orElse(free.sessions())))
                    .withPace(
                            configuration.number(CONCURRENCY).orElse(settings.concurrency()),
                            configuration.read(RATE, Double::valueOf).orElse(settings.requestsPerSecond()));
        } catch (IllegalArgumentException e) {
            throw new StartupException(PREFIX + "ihc: " + e.getMessage());
        }
    }

    private static ApiKey key(Configuration configuration) {
        return configuration
                .read(KEY_FILE, file -> ApiKey.of(read(Path.of(file), Files::readString)))
                .or(() -> configuration.read(KEY, ApiKey::of))
                .orElseThrow(() -> new StartupException("the key of the IHC service is missing: name a file that holds"
                        + " it by " + KEY_FILE + ", or set the variable " + Configuration.variable(KEY)));
    }

    private static int lookback(String text) {
        return new JourneyRule(false, Integer.parseInt(text)).lookbackDays();
    }

    private static <T> T read(Path file, Reader<T> reader) {
        try {
            return reader.read(file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file " + file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    file + " cannot be read: " + e.getClass().getSimpleName());
        }
    }

    /** Reads a file. */
    private interface Reader<T> {
        T read(Path file) throws IOException;
    }
}
