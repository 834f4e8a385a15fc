package dev.tributary.streams.entity;

import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;
import java.util.Arrays;
import java.util.Optional;

/**
 * Some entries in the order of their keys, packed as {@code key length, key, value length, value}. A leaf holds what the
 * entity holds; a page above holds the pages below, each under a key that none of its own comes before. Places are
 * offsets; those behind a change move with it.
 */
final class Page {

    /** A page is split once it is longer. */
    static final int BYTES = 4096;

    private static final int SPARE = 64;

    private final byte[] key;
    private final ByteWriter scratch;
    private final Cursor walk = new Cursor();
    private byte[] bytes = new byte[0];
    private int length;
    /** The last entry before the key that was searched last: facts come in order, so the next search starts here. */
    private int near;

    private int level;
    private long nextNumber = 1;
    private boolean stored;
    private boolean dirty;

    /** An empty leaf under its key in the store; {@code scratch} is shared by all pages of a task. */
    Page(byte[] key, ByteWriter scratch) {
        this.key = key;
        this.scratch = scratch;
    }

    byte[] key() {
        return key;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The place behind the last entry. */
    int end() {
        return length;
    }

    boolean isEmpty() {
        return length == 0;
    }

    boolean isLeaf() {
        return level == 0;
    }

    int level() {
        return level;
    }

    void level(int level) {
        this.level = level;
    }

    /** Too long, and more than one entry. */
    boolean isOverfull() {
        return length > BYTES && walk.at(this, 0).end() < length;
    }

    boolean isDirty() {
        return dirty;
    }

    void markDirty() {
        dirty = true;
    }

    /** A number for a further page of the entity; only its root gives them out. */
    long takeNumber() {
        return nextNumber++;
    }

    /** The place of the first entry at or after a key. */
    int ceiling(byte[] buffer, int from, int to) {
        int place = near < length && walk.at(this, near).compareKey(buffer, from, to) < 0 ? near : 0;
        near = place;
        while (place < length) {
            if (walk.at(this, place).compareKey(buffer, from, to) >= 0) {
                return place;
            }
            near = place;
            place = walk.end();
        }
        return length;
    }

    /** The place of the last entry before another place, or -1. */
    int previous(int place) {
        int previous = -1;
        for (int next = near < place ? near : 0;
                next < place;
                next = walk.at(this, next).end()) {
            previous = next;
        }
        return previous;
    }

    /** The place of the last entry at or before a key; of the first one where all come after it. */
    int floor(byte[] buffer, int from, int to) {
        int place = ceiling(buffer, from, to);
        boolean exact = place < length && walk.at(this, place).compareKey(buffer, from, to) == 0;
        return exact ? place : Math.max(0, previous(place));
    }

    /** Replaces the bytes between two places. */
    void replace(int from, int to, ByteWriter entry) {
        int longer = entry.length() - (to - from);
        if (length + longer > bytes.length) {
            bytes = Arrays.copyOf(bytes, length + longer + SPARE);
        }
        System.arraycopy(bytes, to, bytes, to + longer, length - to);
        System.arraycopy(entry.buffer(), 0, bytes, from, entry.length());
        length += longer;
        near = Math.min(near, from);
    }

    void cut(int from, int to) {
        System.arraycopy(bytes, to, bytes, from, length - to);
        length -= to - from;
        near = Math.min(near, from);
    }

    /** Moves the entries from about the middle on to an empty page; the last one alone where it is what changed. */
    void moveHalf(Page empty, int changedAt) {
        boolean appended = changedAt > 0 && walk.at(this, changedAt).end() == length;
        moveFrom(appended ? changedAt : placeBehind(length / 2), empty);
    }

    void moveAll(Page empty) {
        moveFrom(0, empty);
    }

    private void moveFrom(int place, Page empty) {
        empty.bytes = Arrays.copyOfRange(bytes, place, length);
        empty.length = length - place;
        length = place;
        near = 0;
    }

    /** The first place at or behind an offset, but neither the first of all nor the end. */
    private int placeBehind(int offset) {
        int place = walk.at(this, 0).end();
        while (place < offset && walk.at(this, place).end() < length) {
            place = walk.end();
        }
        return place;
    }

    void load(byte[] from) {
        ByteReader in = new ByteReader(from);
        level = (int) in.unsigned();
        nextNumber = in.unsigned();
        bytes = Arrays.copyOfRange(from, in.position(), from.length);
        length = bytes.length;
        stored = true;
    }

    /** Whether the store must learn of the page: an empty one that it never held is nothing to tell. */
    boolean concernsStore() {
        return stored || length > 0;
    }

    /** The stored form, or empty where no entry is left; the page counts as written. */
    Optional<byte[]> settle() {
        dirty = false;
        stored = length > 0;
        return stored
                ? Optional.of(scratch.reset()
                        .unsigned(level)
                        .unsigned(nextNumber)
                        .raw(bytes, 0, length)
                        .toBytes())
                : Optional.empty();
    }

    /** About what the page takes of the heap. */
    int weight() {
        return bytes.length + key.length + 128;
    }
}
