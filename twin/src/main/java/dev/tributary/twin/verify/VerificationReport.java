package dev.tributary.twin.verify;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tributary.twin.Difference;
import java.util.List;

/**
 * What a verification found.
 *
 * @param facts records read from the fact topics, tombstones and older versions included
 * @param setAside records among them that the topology turned into dead letters; the twin leaves them out too
 * @param givenShares sessions whose shares of IHC were taken from the stores: their sums and all that follows from them are
 *     compared, the shares themselves are not computed once more
 * @param compared one entry a view and place where it was looked up
 * @param durationMs how long reading and comparing took, in milliseconds
 */
public record VerificationReport(
        long facts, long setAside, long givenShares, List<Compared> compared, long durationMs) {

    public VerificationReport {
        compared = List.copyOf(compared);
    }

    /** Whether every cell is as SQL has it. */
    @JsonProperty("equal")
    public boolean equal() {
        return differing() == 0;
    }

    /** How many cells were compared. */
    @JsonProperty("cells")
    public long cells() {
        return compared.stream().mapToLong(Compared::cells).sum();
    }

    /** How many of them differ. */
    @JsonProperty("differing")
    public long differing() {
        return compared.stream().mapToLong(Compared::differing).sum();
    }

    /**
     * One view in one place.
     *
     * @param view name of the view, or {@code facts} for fact records that nobody accounts for
     * @param place {@code store} or {@code topic}
     * @param cells cells that either side has
     * @param differing how many of them differ
     * @param differences the first of them
     * @param durationMs how long it took, in milliseconds
     */
    public record Compared(
            String view, String place, long cells, long differing, List<Difference> differences, long durationMs) {

        public Compared {
            differences = List.copyOf(differences);
        }
    }
}
