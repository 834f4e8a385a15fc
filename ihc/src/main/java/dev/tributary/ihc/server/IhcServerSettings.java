package dev.tributary.ihc.server;

import dev.tributary.attribution.ihc.IhcParameters;
import dev.tributary.ihc.ApiKey;
import dev.tributary.ihc.RequestLimits;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the local server serves.
 *
 * @param port 0 takes a free one
 * @param key that requests must bring
 * @param convTypeIds that it knows; any where there is none
 * @param requestsPerSecond more are answered with 429
 * @param quota requests after which it refuses all others, as with a used-up account
 * @param faults that it shows on purpose
 * @param faultTime how long a silent or dripping answer takes
 */
public record IhcServerSettings(
        String host,
        int port,
        ApiKey key,
        Set<String> convTypeIds,
        IhcParameters parameters,
        RequestLimits limits,
        OptionalDouble requestsPerSecond,
        OptionalLong quota,
        FaultPlan faults,
        Duration faultTime) {

    /** Largest body of a request, as behind the gateway of the real service. */
    public static final int MAX_BODY = 10 << 20;

    /** @throws IllegalArgumentException where a value is out of bounds */
    public IhcServerSettings {
        requestsPerSecond.ifPresent(rate -> {
            if (!(rate >= 0.001 && rate <= 100_000)) {
                throw new IllegalArgumentException(rate + " requests per second: give a number from 0.001 to 100000");
            }
        });
        convTypeIds = Set.copyOf(convTypeIds);
    }

    /** On a free port of this machine, with the default parameters, the limits of a free account, and without faults. */
    public static IhcServerSettings local(ApiKey key) {
        return new IhcServerSettings(
                "127.0.0.1",
                0,
                key,
                Set.of(),
                IhcParameters.DEFAULT,
                RequestLimits.FREE,
                OptionalDouble.empty(),
                OptionalLong.empty(),
                FaultPlan.NONE,
                Duration.ofSeconds(60));
    }

    public IhcServerSettings withAddress(String otherHost, int otherPort) {
        return new IhcServerSettings(
                otherHost,
                otherPort,
                key,
                convTypeIds,
                parameters,
                limits,
                requestsPerSecond,
                quota,
                faults,
                faultTime);
    }

    /** With other knowledge: conversion types and parameters. */
    public IhcServerSettings withModel(Set<String> types, IhcParameters otherParameters) {
        return new IhcServerSettings(
                host, port, key, types, otherParameters, limits, requestsPerSecond, quota, faults, faultTime);
    }

    /** With other limits of what it answers. */
    public IhcServerSettings withLimits(RequestLimits otherLimits, OptionalDouble rate, OptionalLong otherQuota) {
        return new IhcServerSettings(
                host, port, key, convTypeIds, parameters, otherLimits, rate, otherQuota, faults, faultTime);
    }

    public IhcServerSettings withFaults(FaultPlan plan, Duration time) {
        return new IhcServerSettings(
                host, port, key, convTypeIds, parameters, limits, requestsPerSecond, quota, plan, time);
    }
}
