package dev.tributary.query.routing;

import dev.tributary.query.Placements;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The placements last learnt, from whichever instance says them first. */
final class Directory {

    private final Instances instances;
    private final List<String> seeds;
    private volatile Optional<Placements> known = Optional.empty();

    Directory(Instances instances, List<String> seeds) {
        this.instances = instances;
        this.seeds = List.copyOf(seeds);
    }

    /** The placements learnt before, else fresh ones. */
    Placements current() {
        return known.orElseGet(this::refresh);
    }

    /**
     * Asks every known instance and every seed at once and takes the first answer.
     *
     * @throws RollupUnavailableException where none answers
     */
    Placements refresh() {
        Set<String> addresses = addresses();
        CompletableFuture<Placements> first = new CompletableFuture<>();
        CompletableFuture<Void> all = CompletableFuture.allOf(addresses.stream()
                .map(url -> instances.placements(url).thenAccept(first::complete))
                .toArray(CompletableFuture[]::new));
        CompletableFuture.anyOf(first, all.exceptionally(unreachable -> null)).join();
        if (!first.isDone()) {
            throw new RollupUnavailableException("none of " + addresses + " says where the data lives");
        }
        Placements placements = first.join();
        known = Optional.of(placements);
        return placements;
    }

    private Set<String> addresses() {
        Set<String> addresses = new LinkedHashSet<>(seeds);
        known.ifPresent(placements -> placements.instances().forEach(instance -> addresses.add(instance.url())));
        return addresses;
    }
}
