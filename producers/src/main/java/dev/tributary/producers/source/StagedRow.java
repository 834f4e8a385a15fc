package dev.tributary.producers.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/** Where a staged row stands among the values of a query. */
final class StagedRow {

    private static final int NUMBER = 0;
    private static final int SOURCE = 1;
    private static final int POSITION = 2;
    private static final int FAULT = 3;
    private static final int DETAIL = 4;
    private static final int RAW = 5;
    private static final int RAW_LENGTH = 6;

    private final int first;
    private final int[] places;

    private StagedRow(int first, int[] places) {
        this.first = first;
        this.places = places;
    }

    /**
     * The rows of a table.
     *
     * @param first the place of its first value, counted from 1
     */
    static StagedRow of(StagedTable table, int first) {
        int[] next = {0};
        return new StagedRow(
                first,
                table.copied().stream()
                        .mapToInt(copied -> copied ? next[0]++ : -1)
                        .toArray());
    }

    /** Lines with what is looked up for them. */
    static StagedRow of(LineJoin join, int first) {
        return new StagedRow(first, join.places());
    }

    /** The place after the last value. */
    int end() {
        return first
                + StagedTable.FIXED.size()
                + (int) Arrays.stream(places).filter(place -> place >= 0).count();
    }

    /** The number of the row, from 1; 0 where there is none. */
    long number(ResultSet results) throws SQLException {
        return results.getLong(first + NUMBER);
    }

    int source(ResultSet results) throws SQLException {
        return results.getInt(first + SOURCE);
    }

    long position(ResultSet results) throws SQLException {
        return results.getLong(first + POSITION);
    }

    /** Fills a row. */
    void fill(Row row, ResultSet results) throws SQLException {
        row.clear(position(results));
        for (int place : places) {
            String text = place < 0 ? null : results.getString(first + StagedTable.FIXED.size() + place);
            row.add(text == null ? "" : text);
        }
        String fault = results.getString(first + FAULT);
        if (fault != null) {
            row.fail(fault, results.getString(first + DETAIL));
        }
    }

    /** The row that was filled last as it stood in its source, where it is a bad one. */
    Optional<RawRow> raw(Row filled, ResultSet results) throws SQLException {
        if (filled.fault().isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = results.getBytes(first + RAW);
        return bytes == null ? Optional.empty() : Optional.of(new RawRow(bytes, results.getLong(first + RAW_LENGTH)));
    }
}
