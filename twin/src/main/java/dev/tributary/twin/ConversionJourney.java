package dev.tributary.twin;

import dev.tributary.attribution.Journey;

/** The journey of one conversion. */
public record ConversionJourney(String workspace, String userId, String conversionId, Journey journey) {}
