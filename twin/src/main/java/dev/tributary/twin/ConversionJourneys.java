package dev.tributary.twin;

import dev.tributary.attribution.Journey;
import dev.tributary.attribution.Touch;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The journeys as SQL had them when this was made, to be gone through as often as one likes, a page in memory at a time.
 * The next ones made take their place.
 */
public final class ConversionJourneys implements Iterable<ConversionJourney> {

    private static final int PAGE = 50_000;

    private final Database database;

    ConversionJourneys(Database database, Optional<String> workspace) {
        this.database = database;
        database.execute("""
                CREATE OR REPLACE TABLE listed_journey AS
                SELECT row_number() OVER () AS line, * FROM (
                    SELECT workspace, user_id, conv_id, session_id, epoch_ms(started_at) AS started_at, channel,
                           holder_engagement, closer_engagement, impression
                    FROM journey ORDER BY workspace, user_id, conv_id, place
                )
                """);
        workspace.ifPresent(only -> database.execute("DELETE FROM listed_journey WHERE workspace <> ?", only));
    }

    @Override
    public Iterator<ConversionJourney> iterator() {
        return new Pages();
    }

    private final class Pages implements Iterator<ConversionJourney> {

        private final long lines = number(database.query("SELECT coalesce(max(line), 0) FROM listed_journey")
                .rows()
                .getFirst()
                .getFirst());
        private long paged;
        private Iterator<List<@Nullable Object>> page =
                List.<List<@Nullable Object>>of().iterator();
        private @Nullable List<@Nullable Object> ahead = next(page);

        @Override
        public boolean hasNext() {
            return ahead != null;
        }

        @Override
        public ConversionJourney next() {
            List<@Nullable Object> first = ahead;
            if (first == null) {
                throw new NoSuchElementException("there are no more journeys");
            }
            List<Touch> touches = new ArrayList<>();
            while (ahead != null && ahead.subList(0, 3).equals(first.subList(0, 3))) {
                touches.add(touch(ahead));
                ahead = next(page);
            }
            return new ConversionJourney(
                    text(first.get(0)), text(first.get(1)), text(first.get(2)), Journey.of(touches));
        }

        private @Nullable List<@Nullable Object> next(Iterator<List<@Nullable Object>> current) {
            if (current.hasNext()) {
                return current.next();
            }
            while (paged < lines) {
                page = database.query(
                                "SELECT * EXCLUDE (line) FROM listed_journey WHERE line > %d AND line <= %d ORDER BY line"
                                        .formatted(paged, paged + PAGE))
                        .rows()
                        .iterator();
                paged += PAGE;
                if (page.hasNext()) {
                    return page.next();
                }
            }
            return null;
        }

        private static Touch touch(List<@Nullable Object> row) {
            return new Touch(
                    text(row.get(3)),
                    number(row.get(4)),
                    text(row.get(5)),
                    flag(row.get(6)),
                    flag(row.get(7)),
                    flag(row.get(8)));
        }
    }

    private static boolean flag(@Nullable Object value) {
        return number(value) != 0;
    }

    private static long number(@Nullable Object value) {
        return value instanceof BigInteger number ? number.longValueExact() : 0;
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }
}
