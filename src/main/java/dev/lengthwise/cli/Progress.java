package dev.lengthwise.cli;

import dev.lengthwise.text.Shown;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * How far a command is, on stderr: a bar on the last line where a person watches, plain lines now and then where nobody does.
 */
final class Progress implements AutoCloseable {
    private static final long BETWEEN_DRAWINGS = Duration.ofMillis(100).toNanos();
    private static final long BETWEEN_LINES = Duration.ofSeconds(10).toNanos();
    private static final int CELLS = 20;
    // A line that is longer than the terminal is wide is cut instead of going on below, where it could not be erased.
    private static final String ERASE = "\r\u001b[K";
    private static final String NO_WRAP = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";

    private final String name;
    private final PrintStream out;
    private final boolean terminal;
    private boolean drawn;
    private boolean complete;
    private String lastLine = "";
    private long last = System.nanoTime() - BETWEEN_LINES;

    Progress(String name) {
        this(Shown.line(name), Stdio.unchecked(System.err), Boolean.getBoolean("lengthwise.terminal")); // the launcher knows
    }

    /**
     * @param name begins the plain lines
     * @param terminal whether a person watches {@code out}
     */
    Progress(String name, PrintStream out, boolean terminal) {
        this.name = name;
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * @param done of {@code total}
     * @param message what else is worth knowing
     */
    void show(long done, long total, String message) {
        show((double) done / total, done + "/" + total, message);
    }

    /**
     * @param share that is done, 0 to 1
     * @param count what that is of what
     * @param text what else is worth knowing
     */
    synchronized void show(double share, String count, String text) {
        String message = Shown.line(text);
        long now = System.nanoTime();
        boolean justDone = share >= 1 && !complete;
        if (!justDone && now - last < (terminal ? BETWEEN_DRAWINGS : BETWEEN_LINES)) {
            return;
        }
        last = now;
        complete = share >= 1;
        String line = name + ": " + count + "  " + message;
        if (terminal) {
            out.print(ERASE + NO_WRAP + bar(share) + " " + count + "  " + message + WRAP);
            out.flush();
            drawn = true;
        } else if (!line.equals(lastLine)) {
            out.println(line);
            lastLine = line;
        }
    }

    private static String bar(double share) {
        int filled = (int) (CELLS * share);
        return String.format(Locale.ROOT, "%3d %% [%s%s]", (int) (100 * share), "=".repeat(filled),
                " ".repeat(CELLS - filled));
    }

    /** A line for good. */
    synchronized void say(String message) {
        close();
        out.println(Shown.lines(message));
    }

    /** Takes the bar away. */
    @Override
    public synchronized void close() {
        if (drawn) {
            out.print(ERASE);
            out.flush();
            drawn = false;
        }
    }
}
