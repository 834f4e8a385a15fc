package dev.tributary.streams.entity;

/**
 * Names and bounds of what a processor of entities works on.
 *
 * @param entities store of the entities' pages
 * @param rows store of the rows
 * @param liveCells cells that a task keeps live in memory, at most twice as many
 */
public record EntityStores(String entities, String rows, int liveCells) {

    private static final long BYTES_PER_CELL = 64;

    /** Bytes of pages that a task keeps live in memory, at most twice as many: about as much as the cells take. */
    public long liveBytes() {
        return BYTES_PER_CELL * liveCells;
    }
}
