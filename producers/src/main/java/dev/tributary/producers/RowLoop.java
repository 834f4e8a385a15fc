package dev.tributary.producers;

import dev.tributary.producers.ReplaySummary.BadRow;
import dev.tributary.producers.ledger.Ledger;
import dev.tributary.producers.progress.ReplayProgress;
import dev.tributary.producers.rows.Item;
import dev.tributary.producers.rows.MergedRows;
import dev.tributary.producers.rows.RowFeed;
import dev.tributary.producers.rows.TimedRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Moves rows from the feed to the ledger, at the asked pace, with a commit every second. */
final class RowLoop {

    private static final long COMMIT_ROWS = 500_000;
    private static final long COMMIT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int EXAMPLES = 5;

    /** Rows of each reason to drop that become dead letters, for a look at them. */
    private static final int SAMPLES = 100;

    private final ReplayRequest request;
    private final MergedRows rows;
    private final Ledger ledger;
    private final Counts counts;
    private final ReplayProgress progress;
    private final BooleanSupplier stopped;
    private final Pacer pacer;
    private final long resumedAt;
    private final long start = System.nanoTime();
    private final Map<String, Long> topics = new HashMap<>();
    private final List<BadRow> examples = new ArrayList<>();
    private long committedRows;
    private long committedAt = start;

    RowLoop(
            ReplayRequest request,
            MergedRows rows,
            Ledger ledger,
            Counts counts,
            ReplayProgress progress,
            BooleanSupplier stopped) {
        this.request = request;
        this.rows = rows;
        this.ledger = ledger;
        this.counts = counts;
        this.progress = progress;
        this.stopped = stopped;
        this.pacer = new Pacer(request.speed());
        this.resumedAt = counts.read();
        this.committedRows = resumedAt;
    }

    /** Runs to the end of the files; every failure takes back what is not committed. */
    ReplaySummary run(String run, List<String> notes) {
        try (RowFeed feed = RowFeed.start(rows, request.range(), resumedAt)) {
            for (List<Item> items = next(feed); !items.isEmpty(); items = next(feed)) {
                for (Item item : items) {
                    pace(item);
                    take(item);
                }
                commitIfDue();
                showProgress();
            }
            ledger.commit(counts, true);
            showProgress();
            return summary(run, notes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            abort();
            throw interrupted();
        } catch (RuntimeException e) {
            abort();
            throw e;
        }
    }

    /** The next items; meanwhile the reader may be busy with a large file that is not sorted. */
    private List<Item> next(RowFeed feed) throws InterruptedException {
        Optional<List<Item>> items = feed.poll();
        while (items.isEmpty()) {
            if (stopped.getAsBoolean()) {
                throw interrupted();
            }
            showProgress();
            items = feed.poll();
        }
        return items.get();
    }

    private void take(Item item) {
        ledger.take(sampled(item));
        counts.add(item);
        item.sent().ifPresent(fact -> topics.merge(fact.topic(), 1L, Long::sum));
        if (item instanceof Item.Rejected row && examples.size() < EXAMPLES) {
            examples.add(BadRow.of(row));
        }
    }

    /** Of rows dropped for one reason, the fact alone after the first ones. */
    private Item sampled(Item item) {
        return item instanceof Item.Dropped dropped
                        && counts.flagged(dropped.row().reason()) >= SAMPLES
                ? dropped.fact()
                : item;
    }

    private void pace(Item item) throws InterruptedException {
        if (stopped.getAsBoolean()) {
            throw interrupted();
        }
        Optional<Item.Fact> fact = request.speed().isEmpty() ? Optional.empty() : item.sent();
        if (fact.isEmpty()) {
            return;
        }
        long timestamp = fact.get().timestamp();
        long wait = pacer.nanosUntil(timestamp, System.nanoTime());
        while (wait > 0) {
            if (counts.read() > committedRows) {
                commitIfDue();
            }
            TimeUnit.NANOSECONDS.sleep(Math.min(wait, NAP_NANOS));
            if (stopped.getAsBoolean()) {
                throw interrupted();
            }
            showProgress();
            wait = pacer.nanosUntil(timestamp, System.nanoTime());
        }
    }

    private void commitIfDue() {
        long now = System.nanoTime();
        if (now - committedAt >= COMMIT_NANOS || counts.read() - committedRows >= COMMIT_ROWS) {
            ledger.commit(counts, false);
            committedRows = counts.read();
            committedAt = System.nanoTime();
        }
    }

    private void abort() {
        try {
            ledger.abort();
        } catch (RuntimeException e) {
            // The transaction then ends by its timeout, or when the run is resumed; the first failure is the one to
            // tell.
        }
    }

    private ReplayException interrupted() {
        return ReplayException.failed("stopped after " + counts.read() + " rows, of which " + committedRows
                + " are committed; the same command goes on after these");
    }

    private void showProgress() {
        List<TimedRows> files = rows.files();
        progress.update(
                files.stream().mapToLong(TimedRows::consumed).sum(),
                files.stream().mapToLong(TimedRows::size).sum(),
                counts.read() - resumedAt);
    }

    private ReplaySummary summary(String run, List<String> notes) {
        double seconds = (System.nanoTime() - start) / 1e9;
        Set<String> drops = request.dataset().drops();
        return new ReplaySummary(
                request.dataset().name(),
                request.workspace(),
                request.sourceNames(),
                run.isEmpty(),
                run,
                resumedAt,
                counts.read(),
                counts.sent(),
                counts.skipped(),
                counts.rejected(),
                only(counts.flagged(), drops::contains),
                only(counts.flagged(), reason -> !drops.contains(reason)),
                topics,
                Math.round(seconds * 1000) / 1000.0,
                Math.round((counts.read() - resumedAt) / Math.max(seconds, 1e-9)),
                examples,
                allNotes(notes));
    }

    private static Map<String, Long> only(Map<String, Long> counts, Predicate<String> reasons) {
        Map<String, Long> some = new TreeMap<>(counts);
        some.keySet().removeIf(reasons.negate());
        return some;
    }

    private List<String> allNotes(List<String> notes) {
        List<String> all = new ArrayList<>(notes);
        for (TimedRows file : rows.files()) {
            if (!file.unusedColumns().isEmpty()) {
                all.add(file.name() + ": columns not used: " + String.join(", ", file.unusedColumns()));
            }
            if (rows.files().size() > 1 && file.unsortedBy().isPresent()) {
                all.add(file.name() + " is not sorted by " + file.unsortedBy().get()
                        + ", so the files were merged by the next row of each; no figure depends on the order");
            }
        }
        return all;
    }
}
