package dev.tributary.query.routing;

import dev.tributary.query.Placements;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

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
        List<CompletableFuture<Placements>> asked =
                addresses().stream().map(instances::placements).toList();
        CompletableFuture<Placements> first = new CompletableFuture<>();
        asked.forEach(answer -> answer.thenAccept(first::complete));
        CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).whenComplete((done, failure) -> {
            if (failure != null) {
                first.completeExceptionally(failure);
            }
        });
        try {
            Placements placements = first.join();
            known = Optional.of(placements);
            return placements;
        } catch (CompletionException none) {
            throw new RollupUnavailableException("none of " + addresses() + " says where the data lives");
        }
    }

    private Set<String> addresses() {
        Set<String> addresses = new LinkedHashSet<>(seeds);
        known.ifPresent(placements ->
                placements.instances().forEach(instance -> addresses.add(instance.url())));
        return addresses;
    }
}
