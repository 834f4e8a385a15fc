package dev.tributary.producers.mapping;

import java.time.LocalDate;

/** The usual ISO dates and times, read digit by digit. */
final class IsoText {

    /** The text is something else. */
    static final long NONE = Long.MIN_VALUE;

    private static final int DATE_LENGTH = 10;
    private static final int MINUTES_LENGTH = 16;
    private static final int SECONDS_LENGTH = 19;
    private static final long SECONDS_A_DAY = 86_400;

    private int lastDigits;
    private long lastDay;

    /** The day of {@code 2024-02-29}. */
    long day(char[] chars, int from, int to) {
        return to - from == DATE_LENGTH ? day(chars, from) : NONE;
    }

    /** The milliseconds of {@code 2024-02-29 10:15:30} in UTC; T may stand for the space, and seconds may be absent. */
    long utcTime(char[] chars, int from, int to) {
        boolean hasSeconds = to - from == SECONDS_LENGTH;
        if (!hasSeconds && to - from != MINUTES_LENGTH) {
            return NONE;
        }
        char separator = chars[from + 10];
        if ((separator != ' ' && separator != 'T')
                || chars[from + 13] != ':'
                || (hasSeconds && chars[from + 16] != ':')) {
            return NONE;
        }
        long day = day(chars, from);
        int hour = digits(chars, from + 11, from + 13);
        int minute = digits(chars, from + 14, from + 16);
        int second = hasSeconds ? digits(chars, from + 17, from + 19) : 0;
        if (day == NONE || !isWithin(hour, 23) || !isWithin(minute, 59) || !isWithin(second, 59)) {
            return NONE;
        }
        return (day * SECONDS_A_DAY + (hour * 60L + minute) * 60 + second) * 1000;
    }

    private long day(char[] chars, int from) {
        if (chars[from + 4] != '-' || chars[from + 7] != '-') {
            return NONE;
        }
        int year = digits(chars, from, from + 4);
        int month = digits(chars, from + 5, from + 7);
        int day = digits(chars, from + 8, from + 10);
        if (year < 0 || month < 1 || day < 1) {
            return NONE;
        }
        // Rows mostly come sorted: most dates are those of the row before.
        int digits = (year * 100 + month) * 100 + day;
        if (digits != lastDigits) {
            if (month > 12 || day > LocalDate.of(year, month, 1).lengthOfMonth()) {
                return NONE;
            }
            lastDay = LocalDate.of(year, month, day).toEpochDay();
            lastDigits = digits;
        }
        return lastDay;
    }

    private static boolean isWithin(int number, int greatest) {
        return number >= 0 && number <= greatest;
    }

    private static int digits(char[] chars, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = chars[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
