package dev.lengthwise.cli;

import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far a command is, on stderr: a bar where a person watches, plain lines now and then where nobody does. */
final class Progress implements AutoCloseable {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
    private static final int WIDTH = 110;

    private final String name;
    private final boolean terminal;
    private @Nullable ProgressBar bar;
    private long lastLine = System.nanoTime() - BETWEEN_LINES.toNanos();

    Progress(String name) {
        this.name = name;
        this.terminal = Boolean.getBoolean("lengthwise.terminal"); // the launcher knows
    }

    /**
     * @param done of {@code total}
     * @param message what else is worth knowing
     */
    void show(long done, long total, String message) {
        if (terminal) {
            ProgressBar current = bar;
            if (current == null) {
                current = new ProgressBarBuilder().setTaskName(name).setInitialMax(total).setUpdateIntervalMillis(250)
                        .setStyle(ProgressBarStyle.ASCII).startsFrom(done, Duration.ZERO)
                        .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH)).build();
                bar = current;
            }
            current.stepTo(done);
            current.setExtraMessage(" " + message);
        } else if (System.nanoTime() - lastLine >= BETWEEN_LINES.toNanos() || done == total) {
            lastLine = System.nanoTime();
            say(String.format(Locale.ROOT, "%s: %d of %d, %s", name, done, total, message));
        }
    }

    /** A line above the bar. */
    void say(String message) {
        close();
        System.err.println(message);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    /** Seconds as people say them: {@code 3 min 20 s}. */
    static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return whole / 60 + " min " + whole % 60 + " s";
        }
        return whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}
