package dev.tributary.producers.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Dates as days and times as milliseconds since 1970, in ISO form or by patterns. */
final class TimeText {

    private static final String EPOCH_SECONDS = "epoch_seconds";
    private static final String EPOCH_MILLIS = "epoch_millis";
    private static final String ISO = "iso";
    private static final String ISO_DATE = "iso_date";
    private static final String EXCEL_DAYS = "excel_days";
    private static final int MAX_CHARACTERS = 64;
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final long MILLIS_A_DAY = 86_400_000;

    /** The day that Excel counts from: it takes 1900 for a leap year, which makes one day of difference later on. */
    private static final long EXCEL_START = LocalDate.of(1899, 12, 30).toEpochDay();

    /** {@code 2024-02-29T10:15:30.123+01:00}; a space may stand for the T, the seconds and the offset may be absent. */
    private static final DateTimeFormatter ISO_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH", "Z")
            .optionalEnd()
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private final boolean dates;
    private final ZoneId zone;
    private final boolean isUtc;
    private final boolean epochSeconds;
    private final boolean epochMillis;
    private final boolean iso;
    private final boolean dateAlone;
    private final boolean excelDays;
    private final List<DateTimeFormatter> patterns;
    private final IsoText isoText = new IsoText();
    private long value;

    private TimeText(boolean dates, FieldMapping field) {
        this.dates = dates;
        this.zone = field.zone();
        this.isUtc = zone.equals(ZoneOffset.UTC);
        this.epochSeconds = field.formats().contains(EPOCH_SECONDS);
        this.epochMillis = field.formats().contains(EPOCH_MILLIS);
        this.dateAlone = field.formats().contains(ISO_DATE);
        this.excelDays = field.formats().contains(EXCEL_DAYS);
        this.iso = field.formats().isEmpty() || field.formats().contains(ISO) || (dates && dateAlone);
        this.patterns = field.formats().stream()
                .filter(format -> !isWord(format))
                .map(TimeText::strict)
                .toList();
    }

    static TimeText of(FieldMapping field) {
        return new TimeText(field.type() == FieldType.DATE, field);
    }

    /** Whether a format is not a pattern, but a word for one. */
    static boolean isWord(String format) {
        return Set.of(EPOCH_SECONDS, EPOCH_MILLIS, ISO, ISO_DATE, EXCEL_DAYS).contains(format);
    }

    /** The date or time read last. */
    long value() {
        return value;
    }

    /** Reads a trimmed, non-empty slice. */
    Problem read(char[] chars, int from, int to) {
        if (dates && iso) {
            return readIsoDate(chars, from, to);
        }
        if (dateAlone && isoText.day(chars, from, to) != IsoText.NONE) {
            return readMidnight(chars, from, to);
        }
        if (isUtc && iso) {
            value = isoText.utcTime(chars, from, to);
            if (value != IsoText.NONE) {
                return inRange(Math.floorDiv(value, MILLIS_A_DAY));
            }
        }
        if (to - from > MAX_CHARACTERS) {
            return malformed();
        }
        Optional<Long> parsed = parse(new String(chars, from, to - from));
        parsed.ifPresent(found -> value = found);
        return parsed.isEmpty() ? malformed() : inRange(dates ? value : Math.floorDiv(value, MILLIS_A_DAY));
    }

    /** A day alone is its first moment. */
    private Problem readMidnight(char[] chars, int from, int to) {
        long day = isoText.day(chars, from, to);
        value = isUtc
                ? day * MILLIS_A_DAY
                : inUnits(LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant());
        return inRange(Math.floorDiv(value, MILLIS_A_DAY));
    }

    private Problem readIsoDate(char[] chars, int from, int to) {
        value = isoText.day(chars, from, to);
        return value == IsoText.NONE ? malformed() : inRange(value);
    }

    private Optional<Long> parse(String text) {
        if (epochSeconds || epochMillis) {
            return epoch(text);
        }
        Optional<Long> found = iso ? parse(text, ISO_TIME) : Optional.empty();
        if (found.isPresent()) {
            return found;
        }
        if (excelDays && text.matches("\\d{1,7}(\\.\\d{1,20})?")) {
            return Optional.of(excelDays(new BigDecimal(text)));
        }
        return patterns.stream()
                .map(pattern -> parse(text, pattern))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Long> epoch(String text) {
        try {
            Instant instant = epochSeconds
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : Instant.ofEpochMilli(Long.parseLong(text));
            return Optional.of(inUnits(instant));
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private Optional<Long> parse(String text, DateTimeFormatter pattern) {
        try {
            TemporalAccessor parsed = dates
                    ? pattern.parseBest(text, OffsetDateTime::from, LocalDate::from)
                    : pattern.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return Optional.of(
                    switch (parsed) {
                        case OffsetDateTime time -> inUnits(time.toInstant());
                        case LocalDateTime time -> inUnits(time.atZone(zone).toInstant());
                        case LocalDate date when dates -> date.toEpochDay();
                        case LocalDate date -> inUnits(date.atStartOfDay(zone).toInstant());
                        default -> throw new DateTimeException("neither a date nor a time");
                    });
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private long excelDays(BigDecimal days) {
        long day = EXCEL_START + days.setScale(0, RoundingMode.FLOOR).longValueExact();
        if (dates) {
            return day;
        }
        BigDecimal time = days.remainder(BigDecimal.ONE).multiply(BigDecimal.valueOf(MILLIS_A_DAY));
        return inUnits(LocalDate.ofEpochDay(day)
                .atStartOfDay()
                .plus(time.setScale(0, RoundingMode.HALF_UP).longValueExact(), ChronoUnit.MILLIS)
                .atZone(zone)
                .toInstant());
    }

    private long inUnits(Instant instant) {
        return dates ? instant.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay() : instant.toEpochMilli();
    }

    private Problem malformed() {
        return dates ? Problem.NOT_A_DATE : Problem.NOT_A_TIME;
    }

    private static Problem inRange(long day) {
        return day < 0 || day > LAST_DAY ? Problem.OUT_OF_RANGE : Problem.NONE;
    }

    /** Strict resolving wants the year without an era, which patterns rarely ask for by its letter. */
    private static DateTimeFormatter strict(String pattern) {
        String proleptic = pattern.contains("G") ? pattern : pattern.replace('y', 'u');
        return DateTimeFormatter.ofPattern(proleptic).withResolverStyle(ResolverStyle.STRICT);
    }
}
