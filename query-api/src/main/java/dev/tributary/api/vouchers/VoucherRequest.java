package dev.tributary.api.vouchers;

import dev.tributary.api.http.FieldError;
import dev.tributary.api.http.ListRequest;
import dev.tributary.api.http.ProblemException;
import dev.tributary.api.stores.Slice;
import dev.tributary.query.Rollup;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A question about grants.
 *
 * @param list whose grants, and which page
 * @param country of which country; empty for all together
 * @param asOf the date from which recency counts; empty where it counts from each grant's own time
 */
record VoucherRequest(ListRequest list, Optional<String> country, Optional<LocalDate> asOf) {

    static final String AS_OF = "as_of";

    /**
     * Reads what a list asks for; where recency is to count from a date and none is given, it counts from today's.
     *
     * @throws ProblemException where it contradicts itself
     */
    static VoucherRequest of(ListRequest list, Instant now) {
        Set<String> countries = list.filters().getOrDefault("country", Set.of());
        if (countries.size() > 1) {
            throw ProblemException.unprocessable(new FieldError("country", "may have one value here"));
        }
        Optional<LocalDate> given = Optional.ofNullable(list.dates().get(AS_OF));
        String reference = list.choices().getOrDefault("reference", given.isPresent() ? AS_OF : "grant");
        if (given.isPresent() && !reference.equals(AS_OF)) {
            throw ProblemException.unprocessable(
                    new FieldError(AS_OF, "has no meaning where recency counts from the time of the grant"));
        }
        Optional<LocalDate> today = Optional.of(now.atZone(ZoneOffset.UTC).toLocalDate());
        return new VoucherRequest(
                list,
                countries.stream().findFirst(),
                reference.equals(AS_OF) ? given.or(() -> today) : Optional.empty());
    }

    /** The grants of the country. */
    Slice grants(Rollup rollup) {
        Map<String, Set<String>> where =
                country.map(name -> Map.of("country", Countries.namesOf(name))).orElse(Map.of());
        return new Slice(rollup, where, Optional.empty(), Optional.empty());
    }
}
