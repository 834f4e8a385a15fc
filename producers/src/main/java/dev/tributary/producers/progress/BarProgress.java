package dev.tributary.producers.progress;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that redraws itself on a terminal, with the share of bytes, the rate of rows and the time left. */
public final class BarProgress implements ReplayProgress {

    private static final int REDRAW_MILLIS = 200;
    private static final int MEGABYTE = 1_000_000;

    private final ProgressBar bar;
    private final RowRate rate = new RowRate();

    private BarProgress(ProgressBar bar) {
        this.bar = bar;
    }

    public static BarProgress on(PrintStream out, String task) {
        return new BarProgress(new ProgressBarBuilder()
                .setTaskName(task)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .setUnit(" MB", MEGABYTE)
                .setConsumer(new ConsoleProgressBarConsumer(out))
                .continuousUpdate()
                .build());
    }

    @Override
    public void update(long bytes, long totalBytes, long rows) {
        bar.maxHint(totalBytes);
        bar.stepTo(bytes);
        bar.setExtraMessage(String.format(Locale.ROOT, " %,d rows/s", rate.of(rows)));
    }

    @Override
    public void close() {
        bar.close();
    }
}
