package dev.tributary.producers.rows;

import dev.tributary.producers.ReplayException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The rows of one file in the order of their event time, equal times in the order of the file. A file that is sorted is
 * read as it stands; another one is read to its end and sorted before the first row is given. Rejected rows have no time
 * and come first then.
 */
public final class OrderedRows implements TimedRows {

    private final FileRows file;
    private final RowOrder order;
    private final int bytesInMemory;
    private final BooleanSupplier stopped;
    private Optional<ItemSort> sort = Optional.empty();
    private boolean started;

    private OrderedRows(FileRows file, RowOrder order, int bytesInMemory, BooleanSupplier stopped) {
        this.file = file;
        this.order = order;
        this.bytesInMemory = bytesInMemory;
        this.stopped = stopped;
    }

    /**
     * Puts the rows of an opened file in order.
     *
     * @param input the same file, whose times are read beforehand
     * @param files how many files are put in order at the same time, and share the memory for it
     * @param stopped asked while sorting, which may take long
     */
    public static OrderedRows of(FileRows file, RowInput input, int files, BooleanSupplier stopped) {
        return new OrderedRows(file, new RowOrder(input), ItemSort.bytesInMemory(files), stopped);
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public List<String> unusedColumns() {
        return file.unusedColumns();
    }

    @Override
    public Optional<String> unsortedBy() {
        return Optional.empty();
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public long consumed() {
        return file.consumed();
    }

    @Override
    public boolean advance() {
        if (!started) {
            started = true;
            if (!order.isByTime(stopped)) {
                sort = Optional.of(sorted());
            }
        }
        return sort.isPresent() ? sort.get().advance() : file.advance();
    }

    private ItemSort sorted() {
        ItemSort sorting = new ItemSort(file.topic(), bytesInMemory);
        try {
            while (file.advance()) {
                if (stopped.getAsBoolean()) {
                    throw ReplayException.failed("stopped while the rows of " + file.name()
                            + " were put in order; the same command begins anew or goes on where it was");
                }
                sorting.add(file.time(), file.item(TimeRange.unbounded()));
            }
            sorting.finish();
            return sorting;
        } catch (RuntimeException e) {
            sorting.close();
            throw e;
        }
    }

    @Override
    public long time() {
        return sort.isPresent() ? sort.get().time() : file.time();
    }

    @Override
    public Item item(TimeRange range) {
        if (sort.isEmpty()) {
            return file.item(range);
        }
        Item item = sort.get().item();
        return item instanceof Item.Fact fact && !range.contains(fact.timestamp()) ? new Item.Skipped() : item;
    }

    @Override
    public void close() throws IOException {
        try (file) {
            sort.ifPresent(ItemSort::close);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
