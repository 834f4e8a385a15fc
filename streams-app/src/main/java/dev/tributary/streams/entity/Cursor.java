package dev.tributary.streams.entity;

import dev.tributary.streams.state.ByteReader;
import java.util.Arrays;

/** An entry of a page; valid until the page changes. */
final class Cursor {

    private final ByteReader reader = new ByteReader();
    private byte[] bytes = new byte[0];
    private int pageEnd;
    private int keyFrom;
    private int keyTo;
    private int valueFrom;
    private int valueTo;

    Cursor at(Page page, int place) {
        bytes = page.bytes();
        pageEnd = page.end();
        return at(place);
    }

    private Cursor at(int place) {
        reader.over(bytes, place, pageEnd);
        int keyLength = (int) reader.unsigned();
        keyFrom = reader.position();
        keyTo = keyFrom + keyLength;
        reader.skip(keyLength);
        int valueLength = (int) reader.unsigned();
        valueFrom = reader.position();
        valueTo = valueFrom + valueLength;
        return this;
    }

    /** Goes to the next entry of the page; false where there is none. */
    boolean next() {
        if (valueTo == pageEnd) {
            return false;
        }
        at(valueTo);
        return true;
    }

    /** The place behind the entry. */
    int end() {
        return valueTo;
    }

    int compareKey(byte[] buffer, int from, int to) {
        return Arrays.compareUnsigned(bytes, keyFrom, keyTo, buffer, from, to);
    }

    boolean keyStartsWith(byte[] buffer, int from, int to) {
        int length = to - from;
        return keyTo - keyFrom >= length && Arrays.equals(bytes, keyFrom, keyFrom + length, buffer, from, to);
    }

    byte[] copyOfKey() {
        return Arrays.copyOfRange(bytes, keyFrom, keyTo);
    }

    void readKey(ByteReader into) {
        into.over(bytes, keyFrom, keyTo);
    }

    void readValue(ByteReader into) {
        into.over(bytes, valueFrom, valueTo);
    }

    /** The value as the number of a page. */
    long number() {
        return reader.over(bytes, valueFrom, valueTo).unsigned();
    }
}
