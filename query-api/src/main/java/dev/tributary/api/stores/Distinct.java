package dev.tributary.api.stores;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;

/** Distinct users of a range of days, from a rollup by date and gap, which says how long ago each user came before. */
public final class Distinct {

    private static final String NEVER_BEFORE = "0";

    private Distinct() {}

    /** Each user counts on its first day in the slice: the one whose gap is 0 or reaches back beyond the first day. */
    public static BigInteger count(Inquiry inquiry, Slice slice) {
        if (slice.from().isEmpty()) {
            return inquiry.total(slice.where("gap", NEVER_BEFORE)).getFirst();
        }
        LocalDate from = slice.from().get();
        BigInteger[] users = {BigInteger.ZERO};
        inquiry.each(slice, List.of("date", "gap"), row -> {
            long gap = Long.parseLong(row.group().get(1));
            LocalDate date = LocalDate.parse(row.group().getFirst());
            if (gap == 0 || date.minusDays(gap).isBefore(from)) {
                users[0] = users[0].add(row.measures().getFirst());
            }
        });
        return users[0];
    }
}
