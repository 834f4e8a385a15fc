package dev.tributary.streams.entity;

import dev.tributary.streams.state.ByteMap;
import dev.tributary.streams.state.ByteStore;
import dev.tributary.streams.state.ByteStore.Entry;
import dev.tributary.streams.state.ByteWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The live pages of one task: loaded from the store when first touched, changed in memory, written once per commit. About
 * {@code liveBytes} of clean pages are kept, at most twice as many, by two generations: a page not touched while the
 * younger one filled up is let go.
 */
public final class Pages {

    private final ByteStore store;
    private final long liveBytes;
    private final List<Page> dirty = new ArrayList<>();
    private final ByteWriter scratch = new ByteWriter();
    private ByteMap<Page> young = new ByteMap<>(64);
    private ByteMap<Page> old = new ByteMap<>(1);
    private long youngBytes;

    public Pages(ByteStore store, long liveBytes) {
        this.store = store;
        this.liveBytes = liveBytes;
    }

    Page page(ByteWriter key) {
        Page page = young.get(key.buffer(), 0, key.length());
        if (page == null) {
            page = old.get(key.buffer(), 0, key.length());
            if (page == null) {
                page = load(Arrays.copyOf(key.buffer(), key.length()));
            }
            young.put(page.key(), page);
            youngBytes += page.weight();
        }
        return page;
    }

    /** The page is written in the next commit. */
    void changed(Page page) {
        if (!page.isDirty()) {
            page.markDirty();
            dirty.add(page);
            youngBytes -= page.weight();
        }
    }

    /** Writes the changed pages. */
    public void flush() {
        List<Entry> entries = new ArrayList<>(dirty.size());
        for (Page page : dirty) {
            youngBytes += page.weight();
            if (page.concernsStore()) {
                entries.add(new Entry(page.key(), page.settle()));
            } else {
                page.settle();
            }
        }
        store.putAll(entries);
        dirty.clear();
        if (youngBytes > liveBytes) {
            old = young;
            young = new ByteMap<>(64);
            youngBytes = 0;
        }
    }

    private Page load(byte[] key) {
        Page page = new Page(key, scratch);
        store.get(key).ifPresent(page::load);
        return page;
    }
}
