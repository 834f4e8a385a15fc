package dev.tributary.streams.entity;

import dev.tributary.streams.rollup.Sums;
import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;
import java.util.Arrays;

/**
 * What is kept of one entity: an ordered map from bytes to bytes, as a tree of pages. A small entity is one page, one
 * entry of the store; a large one is many, of which a change touches as many as the tree is high, and a commit writes
 * the changed ones alone. An entity without entries leaves nothing in the store.
 *
 * <p>One object serves all entities of a task in turn. Searches move its cursor, which {@link #key()} and {@link
 * #value()} read and which stays valid until the next change of the entity.
 */
public final class EntityMap {

    private final PageTree tree;
    private final ByteWriter sumsValue = new ByteWriter();
    private final Cursor cursor = new Cursor();
    private final Cursor place = new Cursor();
    private final ByteReader reader = new ByteReader();

    public EntityMap(Pages pages) {
        tree = new PageTree(pages);
    }

    /** Turns to another entity. */
    public EntityMap of(String workspace, String id) {
        tree.of(workspace, id);
        return this;
    }

    public boolean isEmpty() {
        return tree.root().isEmpty();
    }

    /** Goes to the entry under a key; false where there is none. */
    public boolean find(ByteWriter key) {
        return ceiling(key) && cursor.compareKey(key.buffer(), 0, key.length()) == 0;
    }

    /** Goes to the first entry at or after a key; false where there is none. */
    public boolean ceiling(ByteWriter key) {
        return ceiling(tree.root(), key.buffer(), key.length());
    }

    /** Goes to the last entry before a key; false where there is none. */
    public boolean lower(ByteWriter key) {
        return lower(tree.root(), key.buffer(), key.length());
    }

    /** Goes to the next entry; false where there is none. */
    public boolean next() {
        if (cursor.next()) {
            return true;
        }
        if (tree.root().isLeaf()) {
            return false;
        }
        byte[] key = cursor.copyOfKey();
        byte[] after = Arrays.copyOf(key, key.length + 1);
        return ceiling(tree.root(), after, after.length);
    }

    /** Whether the key at the cursor starts with all of this. */
    public boolean startsWith(ByteWriter prefix) {
        return cursor.keyStartsWith(prefix.buffer(), 0, prefix.length());
    }

    /** Whether the key at the cursor comes before this one. */
    public boolean isBefore(ByteWriter key) {
        return cursor.compareKey(key.buffer(), 0, key.length()) < 0;
    }

    /** The key at the cursor; the reader is used again by the next call. */
    public ByteReader key() {
        cursor.readKey(reader);
        return reader;
    }

    /** The value at the cursor; the reader is used again by the next call. */
    public ByteReader value() {
        cursor.readValue(reader);
        return reader;
    }

    /** Reads the value at the cursor as sums, see {@link #add}. */
    public void readSums(long[] sums) {
        Sums.read(value(), sums);
    }

    /** Puts a value in the place of what was under the key. */
    public void put(ByteWriter key, ByteWriter value) {
        tree.put(key, value);
    }

    /** Removes what is under the key, if anything. */
    public void remove(ByteWriter key) {
        tree.remove(key);
    }

    /**
     * Adds to the sums under a key. An entry whose sums are all zero is no entry.
     *
     * @return whether the entry came into being or vanished by this
     */
    public boolean add(ByteWriter key, long... amounts) {
        long[] delta = Sums.zero(amounts.length);
        for (int m = 0; m < amounts.length; m++) {
            Sums.add(delta, m, amounts[m]);
        }
        return addSums(key, delta, 1);
    }

    /** The same with sums, which are taken away where the sign is negative. */
    public boolean addSums(ByteWriter key, long[] delta, int sign) {
        long[] sums = new long[delta.length];
        boolean known = find(key);
        if (known) {
            readSums(sums);
        }
        if (sign > 0) {
            Sums.addAll(sums, delta);
        } else {
            Sums.subtractAll(sums, delta);
        }
        if (Sums.areZero(sums)) {
            remove(key);
            return known;
        }
        sumsValue.reset();
        Sums.write(sums, sumsValue);
        put(key, sumsValue);
        return !known;
    }

    private boolean ceiling(Page page, byte[] key, int length) {
        if (page.isLeaf()) {
            int found = page.ceiling(key, 0, length);
            if (found == page.end()) {
                return false;
            }
            cursor.at(page, found);
            return true;
        }
        int next = page.floor(key, 0, length);
        while (next < page.end()) {
            int behind = place.at(page, next).end();
            if (ceiling(tree.below(page, next), key, length)) {
                return true;
            }
            next = behind;
        }
        return false;
    }

    private boolean lower(Page page, byte[] key, int length) {
        int before = page.previous(page.ceiling(key, 0, length));
        if (page.isLeaf()) {
            if (before >= 0) {
                cursor.at(page, before);
            }
            return before >= 0;
        }
        while (before >= 0) {
            if (lower(tree.below(page, before), key, length)) {
                return true;
            }
            before = page.previous(before);
        }
        return false;
    }
}
