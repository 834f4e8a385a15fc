package dev.tributary.api.growth;

import dev.tributary.api.stores.Inquiry;
import dev.tributary.api.stores.Slice;
import dev.tributary.query.RollupRow;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cells of cohorts in order, each with what its cohort has been so far. A cohort starts with number 0, which holds
 * all its users; a period in which nothing happened has no cell.
 *
 * @param measure place of the measure that is added up from cell to cell
 */
record Triangle(Inquiry inquiry, Slice slice, int measure) {

    private static final List<String> KEY = List.of("cohort", "period_number");

    /**
     * One cell.
     *
     * @param size users of the cohort, the first measure of number 0
     * @param count the first measure
     * @param amount the measure that is added up
     * @param cumulative its sum from number 0 to this one
     */
    record Cell(
            LocalDate cohort,
            long number,
            BigInteger size,
            BigInteger count,
            BigInteger amount,
            BigInteger cumulative) {}

    /** A page of cells behind a cohort and number. */
    List<Cell> page(Optional<LocalDate> cohort, Optional<Long> number, int limit) {
        List<Cell> cells = new ArrayList<>();
        if (cohort.isPresent() && number.isPresent()) {
            Cell last = lastOf(cohort.get(), number.get());
            Optional<List<String>> after = Optional.of(List.of(cohort.get().toString(), Long.toString(number.get())));
            cells.add(last);
            inquiry.page(slice.from(cohort.get()), KEY, after, limit)
                    .forEach(row -> cells.add(next(cells.getLast(), row)));
            return cells.subList(1, cells.size());
        }
        Cell none = new Cell(LocalDate.MIN, 0, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);
        inquiry.page(slice, KEY, Optional.empty(), limit)
                .forEach(row -> cells.add(next(cells.isEmpty() ? none : cells.getLast(), row)));
        return cells;
    }

    /** The cell at or before a number, so that what follows it can go on from there. */
    private Cell lastOf(LocalDate cohort, long number) {
        Cell[] last = {new Cell(cohort, 0, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO)};
        inquiry.until(slice.days(cohort, cohort), KEY, Optional.empty(), row -> {
            Cell cell = next(last[0], row);
            if (cell.number() <= number) {
                last[0] = cell;
            }
            return cell.number() >= number;
        });
        return last[0];
    }

    private Cell next(Cell last, RollupRow row) {
        LocalDate cohort = LocalDate.parse(row.group().getFirst());
        long number = Long.parseLong(row.group().get(1));
        BigInteger count = row.measures().getFirst();
        BigInteger amount = row.measures().get(measure);
        boolean same = cohort.equals(last.cohort());
        BigInteger size = number == 0 ? count : same ? last.size() : BigInteger.ZERO;
        BigInteger before = same ? last.cumulative() : BigInteger.ZERO;
        return new Cell(cohort, number, size, count, amount, before.add(amount));
    }
}
