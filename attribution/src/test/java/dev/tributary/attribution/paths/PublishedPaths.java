package dev.tributary.attribution.paths;

import java.util.List;
import java.util.stream.Stream;

/** A published comparison of models: nine paths, three conversions each. */
final class PublishedPaths {

    static final long CONVERSIONS_EACH = 3;

    static final List<PathOfChannels> ALL = Stream.of("A", "AB", "ABC", "B", "BA", "BCA", "C", "CA", "CBA")
            .map(path -> new PathOfChannels(List.of(path.split(""))))
            .toList();

    private PublishedPaths() {}
}
