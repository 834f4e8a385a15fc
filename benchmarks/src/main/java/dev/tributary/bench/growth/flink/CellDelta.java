package dev.tributary.bench.growth.flink;

/** What to add to one cell of a figure. */
public final class CellDelta {

    /** Figure and dimensions, between bars. */
    public String cell = "";

    public long users;
    public long orders;
    /** In millionths. */
    public long revenue;
}
