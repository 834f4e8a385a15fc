package dev.tributary.producers.source;

import java.util.Arrays;

/**
 * One row as text, field by field, in one reused buffer: no object is made per field.
 *
 * <p>A field longer than {@link #MAX_FIELD} characters is cut, which is a {@link #fault()} of the row.
 */
public final class Row {

    /** Characters that a field may have. */
    public static final int MAX_FIELD = 65_536;

    private char[] chars = new char[512];
    private int[] ends = new int[16];
    private int size;
    private long position;
    private String fault = "";
    private String faultDetail = "";

    /** Empties the row, to be filled with the row at this position: the line of a text file, else the row's number. */
    public void clear(long newPosition) {
        size = 0;
        position = newPosition;
        fault = "";
        faultDetail = "";
    }

    /** Adds a field. */
    public void add(char[] buffer, int offset, int length) {
        int kept = length;
        if (length > MAX_FIELD) {
            fail("a field is longer than " + MAX_FIELD + " characters");
            kept = MAX_FIELD;
        }
        int from = end(size - 1);
        if (from + kept > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(from + kept, chars.length * 2));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
        }
        System.arraycopy(buffer, offset, chars, from, kept);
        ends[size++] = from + kept;
    }

    /** Adds a field. */
    public void add(String text) {
        add(text.toCharArray(), 0, text.length());
    }

    /** The number of fields. */
    public int size() {
        return size;
    }

    public long position() {
        return position;
    }

    /** Marks the row as one that cannot be a fact: a short phrase without values; the first one stands. */
    public void fail(String why) {
        fail(why, "");
    }

    /**
     * Marks the row as one that cannot be a fact.
     *
     * @param what the offending text
     */
    public void fail(String why, String what) {
        if (fault.isEmpty()) {
            fault = why;
            faultDetail = what;
        }
    }

    /** Why the row cannot be a fact, whatever its mapping; empty where it can. */
    public String fault() {
        return fault;
    }

    /** The offending text, or how many fields the row has. */
    public String faultDetail() {
        return faultDetail.isEmpty() ? "row of " + size + " fields" : faultDetail;
    }

    /** Characters of all fields together. */
    public int length() {
        return end(size - 1);
    }

    /** The buffer of all fields; a field is the slice from {@link #start} to {@link #end}. */
    public char[] chars() {
        return chars;
    }

    /** Where a field begins in {@link #chars()}. */
    public int start(int field) {
        return end(field - 1);
    }

    /** Where a field ends in {@link #chars()}. */
    public int end(int field) {
        return field < 0 ? 0 : ends[field];
    }

    /** The text of a field. */
    public String text(int field) {
        return new String(chars, start(field), end(field) - start(field));
    }
}
