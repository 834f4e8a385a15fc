package dev.tributary.streams.pairs;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The baskets of all entities of a task: the values that each has together. They take about 100 bytes an entity and four a
 * value on the heap, and are read back from rows at the start. Pairs are counted by going through all of them, since a count
 * kept for each pair would have to be changed as often as baskets are large.
 */
public final class Baskets {

    private final Map<String, Shelf> shelves = new HashMap<>();

    /** The values of an entity; none where it has no basket. */
    public List<String> of(String workspace, String entity) {
        return shelf(workspace).map(shelf -> shelf.of(entity)).orElse(List.of());
    }

    /** Puts a basket in the place of the one before; an empty one removes it. */
    public void put(String workspace, String entity, Collection<String> values) {
        Shelf shelf = shelves.computeIfAbsent(workspace, name -> new Shelf());
        shelf.put(entity, values);
        if (shelf.baskets() == 0) {
            shelves.remove(workspace);
        }
    }

    /** All baskets of a workspace, where there are any. */
    public Optional<Shelf> shelf(String workspace) {
        return Optional.ofNullable(shelves.get(workspace));
    }
}
