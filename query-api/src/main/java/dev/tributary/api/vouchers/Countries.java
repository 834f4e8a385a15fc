package dev.tributary.api.vouchers;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The names under which facts may know a country: as asked for, its English name, and its code of two or three letters. */
final class Countries {

    private static final Map<String, Set<String>> NAMES = names();

    private Countries() {}

    static Set<String> namesOf(String country) {
        Set<String> names = new HashSet<>(NAMES.getOrDefault(country.toLowerCase(Locale.ROOT), Set.of()));
        names.add(country);
        return names;
    }

    private static Map<String, Set<String>> names() {
        Map<String, Set<String>> names = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = Locale.of("", code);
            Set<String> all = Set.copyOf(
                    Arrays.asList(country.getDisplayCountry(Locale.ENGLISH), code, country.getISO3Country()));
            all.forEach(name -> names.put(name.toLowerCase(Locale.ROOT), all));
        }
        return Map.copyOf(names);
    }
}
