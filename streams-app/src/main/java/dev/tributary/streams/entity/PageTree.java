package dev.tributary.streams.entity;

import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;

/**
 * The pages of one entity. The root lies under the entity's own key; a page below the root has a number, which follows
 * the entity in its key. Pages too long are split, empty ones leave the page above; pages are never merged.
 */
final class PageTree {

    private static final int NOWHERE = -1;

    private final Pages pages;
    private final ByteWriter entity = new ByteWriter();
    private final ByteWriter entry = new ByteWriter();
    private final ByteWriter number = new ByteWriter();
    private final ByteReader reader = new ByteReader();
    private final Cursor at = new Cursor();
    private int entityLength;
    private Page root;

    PageTree(Pages pages) {
        this.pages = pages;
        this.root = new Page(new byte[0], entity);
    }

    /** Turns to another entity. */
    void of(String workspace, String id) {
        entity.reset().text(workspace).text(id);
        entityLength = entity.length();
        root = pages.page(entity);
    }

    Page root() {
        return root;
    }

    /** The page that a place of another page names. */
    Page below(Page page, int place) {
        return numbered(at.at(page, place).number());
    }

    void put(ByteWriter key, ByteWriter value) {
        int changedAt = put(root, key, value);
        if (root.isOverfull()) {
            Page left = newPage(root.level());
            root.moveAll(left);
            root.level(root.level() + 1);
            root.replace(0, 0, entryOf(left));
            split(root, left, changedAt);
        }
    }

    void remove(ByteWriter key) {
        remove(root, key);
        if (root.isEmpty()) {
            root.level(0);
        }
    }

    /** Puts an entry below a page; returns the place at which the page itself changed. */
    private int put(Page page, ByteWriter key, ByteWriter value) {
        if (page.isLeaf()) {
            pages.changed(page);
            int place = page.ceiling(key.buffer(), 0, key.length());
            page.replace(place, endOf(page, place, key), entryOf(key, value));
            return place;
        }
        int place = page.floor(key.buffer(), 0, key.length());
        Page below = below(page, place);
        int changedBelow = put(below, key, value);
        int changedAt = NOWHERE;
        if (at.at(page, place).compareKey(key.buffer(), 0, key.length()) > 0) {
            pages.changed(page);
            page.replace(place, at.end(), entryOf(below));
            changedAt = place;
        }
        return below.isOverfull() ? split(page, below, changedBelow) : changedAt;
    }

    /** Moves half of a page to a new one beside it; returns the place of that one in the page above. */
    private int split(Page above, Page page, int changedAt) {
        Page half = newPage(page.level());
        pages.changed(page);
        page.moveHalf(half, changedAt);
        pages.changed(above);
        byte[] bound = at.at(half, 0).copyOfKey();
        int place = above.ceiling(bound, 0, bound.length);
        above.replace(place, place, entryOf(half));
        return place;
    }

    private void remove(Page page, ByteWriter key) {
        int place =
                page.isLeaf() ? page.ceiling(key.buffer(), 0, key.length()) : page.floor(key.buffer(), 0, key.length());
        int end = place;
        if (page.isLeaf()) {
            end = endOf(page, place, key);
        } else {
            Page below = below(page, place);
            remove(below, key);
            end = below.isEmpty() ? at.at(page, place).end() : place;
        }
        if (end > place) {
            pages.changed(page);
            page.cut(place, end);
        }
    }

    /** The end of the entry at a place where it is the one under the key, else the place itself. */
    private int endOf(Page page, int place, ByteWriter key) {
        boolean exact = place < page.end() && at.at(page, place).compareKey(key.buffer(), 0, key.length()) == 0;
        return exact ? at.end() : place;
    }

    private Page newPage(int level) {
        pages.changed(root);
        Page page = numbered(root.takeNumber());
        page.level(level);
        pages.changed(page);
        return page;
    }

    private Page numbered(long pageNumber) {
        entity.truncate(entityLength);
        return pages.page(entity.unsigned(pageNumber));
    }

    private ByteWriter entryOf(ByteWriter key, ByteWriter value) {
        return entry.reset()
                .unsigned(key.length())
                .raw(key.buffer(), 0, key.length())
                .unsigned(value.length())
                .raw(value.buffer(), 0, value.length());
    }

    /** The entry of a page in the one above: its first key and its number. */
    private ByteWriter entryOf(Page page) {
        byte[] bound = at.at(page, 0).copyOfKey();
        number.reset()
                .unsigned(
                        reader.over(page.key(), entityLength, page.key().length).unsigned());
        return entry.reset()
                .unsigned(bound.length)
                .raw(bound)
                .unsigned(number.length())
                .raw(number.buffer(), 0, number.length());
    }
}
