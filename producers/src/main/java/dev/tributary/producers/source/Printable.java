package dev.tributary.producers.source;

/** Text out of a file, made fit for a terminal whatever the file holds. */
public final class Printable {

    private Printable() {}

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
