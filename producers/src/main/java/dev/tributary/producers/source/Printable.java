package dev.tributary.producers.source;

import java.util.List;
import java.util.stream.Collectors;

/** Text out of a file, made fit for a terminal whatever the file holds. */
public final class Printable {

    private static final int LISTED = 30;
    private static final int LISTED_CHARACTERS = 60;

    private Printable() {}

    /** The first of some names. */
    public static String list(List<String> names) {
        String shown = names.stream()
                .limit(LISTED)
                .map(name -> of(name, LISTED_CHARACTERS))
                .collect(Collectors.joining(", "));
        return names.size() <= LISTED ? shown : shown + " and more";
    }

    /** The first characters, with question marks for those that cannot be shown. */
    public static String of(String text, int characters) {
        String printable = text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '?' : c)
                .limit(characters)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return printable.length() < text.length() ? printable + "…" : printable;
    }
}
